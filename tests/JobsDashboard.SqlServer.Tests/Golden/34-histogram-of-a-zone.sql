-- Request: 
-- Query: ZonedHistogramAsync 1
-- Caller: local
-- Plan: A range of CS_Job in batch mode, or of IX_Job_GmtCreateTime with the rows of the clustered index; the clock of Europe/Berlin does not change within it, so a cell is a bucket of an hour.
-- MayScan: CS_Job

