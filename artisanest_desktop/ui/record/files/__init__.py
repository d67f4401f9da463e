"""The files of a record: pictures and documents, in and out."""
