using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace JobsDashboard.Jobs.Data;

/// <summary>The tables. Jobs are read through the gate and written through the writers only.</summary>
internal sealed class JobsDb(DbContextOptions<JobsDb> options) : DbContext(options)
{
    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<JobDetail> Details => Set<JobDetail>();

    public DbSet<JobValue> Values => Set<JobValue>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<JobTag> JobTags => Set<JobTag>();

    public DbSet<AccessKeyRow> Keys => Set<AccessKeyRow>();

    public DbSet<SignatureNonceRow> Nonces => Set<SignatureNonceRow>();

    public DbSet<WorkspaceMemberRow> Members => Set<WorkspaceMemberRow>();

    public DbSet<UserRow> UserRows => Set<UserRow>();

    public DbSet<WriteStamp> Stamps => Set<WriteStamp>();

    public DbSet<AuditEventRow> AuditEvents => Set<AuditEventRow>();

    public DbSet<SecretRulesRow> RulesOfSearch => Set<SecretRulesRow>();

    /// <summary>Keeps a context for later that is disposed of, and says whether it does; null when nobody does.</summary>
    public Func<bool>? Keep { get; set; }

    public override void Dispose()
    {
        if (Keep?.Invoke() != true)
        {
            base.Dispose();
        }
    }

    public override ValueTask DisposeAsync() => Keep?.Invoke() == true ? ValueTask.CompletedTask : base.DisposeAsync();

    // An index per foreign key would make every write slower, and tempts SQLite into bad plans.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(((Func<string?, string?>)UnitOrder.Of).Method).HasName(UnitOrder.Name);
        modelBuilder.Entity<Job>(job =>
        {
            job.ToTable("Job");
            job.Property(j => j.Id).ValueGeneratedNever();
            job.HasOne(j => j.Detail).WithOne().HasForeignKey<JobDetail>(d => d.Id);
            // Every job has one, and an inner join can be begun from either side.
            job.Navigation(j => j.Detail).IsRequired();
            job.HasIndex(j => j.GmtCreateTime);
            job.HasIndex(j => j.GmtFinishTime);
            job.HasIndex(j => new { j.Status, j.GmtCreateTime });
            job.HasIndex(j => new { j.UserIdKey, j.GmtCreateTime });
            job.HasIndex(j => new { j.WorkspaceIdKey, j.GmtCreateTime });
            job.HasIndex(j => new { j.ResourceIdKey, j.GmtCreateTime });
            job.HasIndex(j => j.PipelineIdKey).HasFilter("\"PipelineIdKey\" IS NOT NULL");
            job.HasIndex(j => j.TemplateIdKey).HasFilter("\"TemplateIdKey\" IS NOT NULL");
        });
        modelBuilder.Entity<JobDetail>(detail =>
        {
            detail.ToTable("JobDetail");
            detail.Property(d => d.Id).ValueGeneratedNever();
            detail.HasIndex(d => d.JobIdKey).IsUnique();
            detail.HasIndex(d => d.DisplayNameKey);
        });
        modelBuilder.Entity<JobValue>(value =>
        {
            value.ToTable("JobValue");
            value.HasKey(v => v.Key);
            value.Property(v => v.Key).ValueGeneratedNever();
            value.HasIndex(v => new { v.Field, v.Text }).IsUnique();
        });
        modelBuilder.Entity<Tag>(tag =>
        {
            tag.ToTable("Tag");
            tag.Property(t => t.TagId).ValueGeneratedNever();
            tag.HasIndex(t => new { t.Key, t.Value }).IsUnique();
        });
        modelBuilder.Entity<JobTag>(tag =>
        {
            tag.ToTable("JobTag");
            tag.HasKey(t => new { t.TagId, t.JobId });
            tag.HasOne(t => t.Tag).WithMany().HasForeignKey(t => t.TagId);
            tag.HasOne<Job>().WithMany().HasForeignKey(t => t.JobId);
        });
        modelBuilder.Entity<WriteStamp>(stamp =>
        {
            stamp.ToTable("StoreRevision");
            stamp.HasKey(s => s.Revision);
            stamp.Property(s => s.Revision).ValueGeneratedNever();
        });
        modelBuilder.Entity<ImportMarkRow>(mark =>
        {
            mark.ToTable("ImportMark");
            mark.HasKey(m => m.Source);
        });
        modelBuilder.Entity<SecretRulesRow>(rules =>
        {
            rules.ToTable("SecretRules");
            rules.HasKey(r => r.Fingerprint);
        });
        modelBuilder.Entity<AccessKeyRow>(key =>
        {
            key.ToTable("AccessKey");
            key.HasKey(k => k.AccessKeyId);
        });
        modelBuilder.Entity<SignatureNonceRow>(nonce =>
        {
            nonce.ToTable("SignatureNonce");
            nonce.HasKey(n => new { n.AccessKeyId, n.Nonce });
            nonce.HasIndex(n => n.ExpiresAt);
        });
        modelBuilder.Entity<WorkspaceMemberRow>(member =>
        {
            member.ToTable("WorkspaceMember");
            // By the user first: every question of a signed-in user begins with the user's workspaces.
            member.HasKey(m => new { m.UserId, m.WorkspaceId });
        });
        modelBuilder.Entity<UserRow>(user =>
        {
            user.ToTable("User");
            user.HasKey(u => u.UserId);
        });
        modelBuilder.Entity<AuditEventRow>(audit =>
        {
            audit.ToTable("AuditEvent");
            audit.HasIndex(e => e.At);
        });
        modelBuilder.Entity<DataProtectionKeyRow>().ToTable("DataProtectionKeys");
    }
}
