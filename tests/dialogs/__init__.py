"""What is said: each question in conversations, and the parts that they are understood and answered with."""
