"""What a record is: one declaration per field, read by everything else."""
