"""What `page.py` does with the pages: a file for each subject, a function `test_…` for each use."""
