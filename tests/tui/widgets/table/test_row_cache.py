from partui.tui.widgets.table.row_cache import Row, RowCache


def rows(*keys: int) -> dict[int, Row]:
    return {key: Row((str(key),)) for key in keys}


def test_one_request_at_a_time_and_only_for_what_is_not_known() -> None:
    cache = RowCache()
    assert cache.request([1, 2, 3]) == (1, 2, 3)
    assert cache.request([7]) == ()
    cache.put(rows(1, 2, 3))
    assert cache.request([1, 2, 3]) == ()
    assert cache.request([3, 4, 5]) == (4, 5)


def test_rows_that_do_not_come_are_not_asked_for_until_retried() -> None:
    cache = RowCache()
    cache.request([1, 2])
    cache.put(rows(1))
    assert cache.request([2]) == ()
    cache.retry()
    assert cache.request([1, 2]) == (2,)
    cache.put({})
    assert cache.request([2]) == ()


def test_rows_that_nobody_asked_for_leave_the_request_under_way() -> None:
    cache = RowCache()
    cache.request([1])
    cache.put(rows(9))
    assert cache.request([2]) == ()
    assert cache.get(9) == Row(("9",))


def test_forgotten_rows_keep_their_content_and_are_asked_for_again() -> None:
    cache = RowCache()
    cache.put(rows(1, 2))
    cache.forget([1])
    assert cache.get(1) == Row(("1",))
    assert cache.request([1, 2]) == (1,)
    cache.put(rows(1))
    cache.forget()
    assert cache.request([1, 2]) == (1, 2)


def test_rows_forgotten_while_asked_for_are_asked_for_once_more() -> None:
    cache = RowCache()
    cache.request([1, 2])
    cache.forget([2])
    cache.put(rows(1, 2))
    assert cache.request([1, 2]) == (2,)


def test_the_least_recently_seen_rows_go_first() -> None:
    cache = RowCache(limit=3)
    cache.put(rows(1, 2, 3))
    cache.get(1)
    cache.put(rows(4))
    assert len(cache) == 3
    assert cache.get(2) is None
    assert cache.get(1) is not None
