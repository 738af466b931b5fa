"""An edition as tables, pictures, a document and files, all made from its frozen rows."""
