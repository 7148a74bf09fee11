"""What an officer has set for himself: in the configuration file, by the environment, by flags."""
