-- For callers who may see few of many jobs: with it, each of the three reasons to see a job is a range of an index (growing.md).
-- Run it in the database as a member of db_owner. Running it again changes nothing; migrate leaves it alone.
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[Job]') AND name = N'IX_Job_WorkspaceIdKey_AccessibilityKey_GmtCreateTime')
BEGIN
    CREATE INDEX [IX_Job_WorkspaceIdKey_AccessibilityKey_GmtCreateTime] ON [Job] ([WorkspaceIdKey], [AccessibilityKey], [GmtCreateTime]) WITH (DATA_COMPRESSION = PAGE);
END
GO
