"""What is wrong with the records: each thing found from what one viewer may see, and how it is named and settled."""
