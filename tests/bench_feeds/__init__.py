"""What a refresh costs beside another reader's update and a bare client, in one run on one machine."""
