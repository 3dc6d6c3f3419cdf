"""What the end-to-end tests share: collectors, peers, senders and comparisons."""
