using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobsDashboard.SqlServer.Data;

/// <summary>The shared model with what SQL Server needs: clustered keys, covering indexes, collations and bounded texts.</summary>
internal sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    // Every comparison is by UTF-16 unit, whatever collation the server or the database has. CaseFolding does the rest.
    public const string Collation = "Latin1_General_100_BIN2";

    // The key of a membership is two ids in 1,700 bytes. Ids of jobs have the same bound, because they are joined with it.
    private const int Id = 425;

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Entity<Job>(ConfigureJob);
        modelBuilder.Entity<SearchTextRow>(text =>
        {
            text.ToTable("JobText");
            text.Property(t => t.Id).ValueGeneratedNever();
            text.HasOne<Job>().WithOne().HasForeignKey<SearchTextRow>(t => t.Id);
        });
        // Parts of descriptions and names are found by a scan, and their rows are wide.
        modelBuilder.Entity<JobDetail>()
            .HasIndex(d => d.Id, "IX_JobDetail_DescriptionKey")
            .IncludeProperties(d => new { d.DescriptionKey, d.DisplayNameKey });
        modelBuilder.Entity<JobDetail>().HasIndex(d => d.DisplayNameKey).IncludeProperties(d => d.DisplayName);
        // Which tags a job has, for counting the tags of few jobs and for removing a job.
        modelBuilder.Entity<JobTag>().HasIndex(t => new { t.JobId, t.TagId });
        modelBuilder.Entity<JobValue>().HasIndex(v => new { v.Field, v.Text }).IncludeProperties(v => v.Folded);
        modelBuilder.Entity<WorkspaceMemberRow>().Metadata.FindPrimaryKey()!.SetIsClustered(false);
        var properties = modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties());
        foreach (var property in properties.Where(property => property.ClrType == typeof(string)))
        {
            property.SetCollation(Collation);
        }
        BoundTexts(modelBuilder);
        TextComparisonInterceptor.Add(modelBuilder);
        foreach (var index in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetIndexes()))
        {
            index.SetDataCompression(DataCompressionType.Page);
        }
    }

    // In the order of creation, which is what lists are ordered by; every other index ends in this key by itself.
    private static void ConfigureJob(EntityTypeBuilder<Job> job)
    {
        job.Metadata.FindPrimaryKey()!.SetIsClustered(false);
        job.Metadata.RemoveIndex(job.HasIndex(j => j.GmtCreateTime).Metadata);
        job.Metadata.RemoveIndex(job.HasIndex(j => j.GmtFinishTime).Metadata);
        job.HasIndex(j => new { j.GmtCreateTime, j.Id }).IsUnique().IsClustered();
        // With Id, because without it the creation time would part those that ended in the same second.
        job.HasIndex(j => new { j.GmtFinishTime, j.Id }).IncludeProperties(j => j.Status);
        job.HasIndex(j => new { j.Status, j.GmtFinishTime, j.Id });
        job.HasIndex(j => new { j.UserIdKey, j.GmtCreateTime }).IncludeProperties(j => new { j.Status, j.GmtFinishTime });
        job.HasIndex(j => new { j.WorkspaceIdKey, j.GmtCreateTime }).IncludeProperties(j => new { j.Status, j.GmtFinishTime });
        job.HasIndex(j => new { j.ResourceIdKey, j.GmtCreateTime }).IncludeProperties(j => new { j.Status, j.GmtFinishTime });
        job.HasIndex(j => j.PipelineIdKey).HasFilter("[PipelineIdKey] IS NOT NULL");
        job.HasIndex(j => j.TemplateIdKey).HasFilter("[TemplateIdKey] IS NOT NULL");
    }

    // An index key has 1,700 bytes and a clustered one 900; in UTF-16, 850 and 450 units over all its columns.
    private static void BoundTexts(ModelBuilder modelBuilder)
    {
        Bound<JobDetail>(nameof(JobDetail.JobIdKey), 450);
        Bound<JobDetail>(nameof(JobDetail.DisplayName), 800);
        Bound<JobDetail>(nameof(JobDetail.DisplayNameKey), 800);
        Bound<JobValue>(nameof(JobValue.Text), Id);
        Bound<JobValue>(nameof(JobValue.Folded), null);
        Bound<Tag>(nameof(Tag.Key), 300);
        Bound<Tag>(nameof(Tag.KeyFolded), null);
        Bound<Tag>(nameof(Tag.Value), 500);
        Bound<Tag>(nameof(Tag.ValueFolded), null);
        Bound<ImportMarkRow>(nameof(ImportMarkRow.Source), 450);
        Bound<AccessKeyRow>(nameof(AccessKeyRow.AccessKeyId), 200);
        Bound<SignatureNonceRow>(nameof(SignatureNonceRow.AccessKeyId), 200);
        Bound<SignatureNonceRow>(nameof(SignatureNonceRow.Nonce), 250);
        Bound<SecretRulesRow>(nameof(SecretRulesRow.Fingerprint), 50);
        Bound<WorkspaceMemberRow>(nameof(WorkspaceMemberRow.UserId), Id);
        Bound<WorkspaceMemberRow>(nameof(WorkspaceMemberRow.WorkspaceId), Id);
        Bound<UserRow>(nameof(UserRow.UserId), Id);

        void Bound<T>(string property, int? length)
            where T : class
        {
            var column = modelBuilder.Entity<T>().Property<string>(property);
            column.HasConversion(new StoredText(length));
            if (length is { } max)
            {
                column.HasMaxLength(max);
            }
        }
    }
}
