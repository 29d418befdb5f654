using Inhaul.Stores.Tests.Contracts;

namespace Inhaul.Stores.Tests.Postgres;

public sealed class PostgresSubmission() : SubmissionContract(new PostgresUnderTest());

public sealed class PostgresTransition() : TransitionContract(new PostgresUnderTest());

public sealed class PostgresLiveness() : LivenessContract(new PostgresUnderTest());

public sealed class PostgresTenant() : TenantContract(new PostgresUnderTest());

public sealed class PostgresIntake() : IntakeContract(new PostgresUnderTest());

public sealed class PostgresConservation() : ConservationContract(new PostgresUnderTest());

public sealed class PostgresEnding() : EndingContract(new PostgresUnderTest());

public sealed class PostgresReopen() : ReopenContract(new PostgresUnderTest());

public sealed class PostgresRowError() : RowErrorContract(new PostgresUnderTest());

public sealed class PostgresClaim() : ClaimContract(new PostgresUnderTest());

public sealed class PostgresFence() : FenceContract(new PostgresUnderTest());

public sealed class PostgresSettling() : SettlementContract(new PostgresUnderTest());

public sealed class PostgresWriting() : TableWriterContract(new PostgresUnderTest());

public sealed class PostgresConflictPolicy() : ConflictPolicyContract(new PostgresUnderTest());

public sealed class PostgresNewestPolicy() : NewestPolicyContract(new PostgresUnderTest());

public sealed class PostgresCompositeKey() : CompositeKeyContract(new PostgresUnderTest());

public sealed class PostgresRefusal() : RefusalContract(new PostgresUnderTest());

public sealed class PostgresDescribing() : TargetContract(new PostgresUnderTest());

public sealed class PostgresMigration() : MigrationContract(new PostgresUnderTest());

public sealed class PostgresVocabulary() : VocabularyContract(new PostgresUnderTest());

public sealed class PostgresDeterminism() : DeterminismContract(new PostgresUnderTest());

public sealed class PostgresPause() : PauseContract(new PostgresUnderTest());

public sealed class PostgresRetry() : RetryContract(new PostgresUnderTest());

public sealed class PostgresVerification() : VerificationContract(new PostgresUnderTest());

public sealed class PostgresRepetition() : RepetitionContract(new PostgresUnderTest());

public sealed class PostgresPackedImport() : PackedImportContract(new PostgresUnderTest());

public sealed class PostgresRehearsal() : RehearsalContract(new PostgresUnderTest());

public sealed class PostgresPreview() : PreviewContract(new PostgresUnderTest());

public sealed class PostgresLedgerModel() : LedgerModelContract(new PostgresUnderTest());

public sealed class PostgresViews() : ViewContract(new PostgresUnderTest());

public sealed class PostgresFindWork() : FindWorkContract(new PostgresUnderTest());

public sealed class PostgresPatience() : PatienceContract(new PostgresUnderTest());

public sealed class PostgresWorker() : WorkerContract(new PostgresUnderTest());

public sealed class PostgresFairness() : FairnessContract(new PostgresUnderTest());

public sealed class PostgresTableProcessor() : TableProcessorContract(new PostgresUnderTest());

public sealed class PostgresRowProcessor() : RowProcessorContract(new PostgresUnderTest());

public sealed class PostgresStrangeImport() : StrangeImportContract(new PostgresUnderTest());

public sealed class PostgresDeath() : DeathContract(new PostgresUnderTest());

public sealed class PostgresSequential() : SequentialContract(new PostgresUnderTest());

public sealed class PostgresHostedWorkers() : HostedWorkersContract(new PostgresUnderTest());

public sealed class PostgresHealthCheck() : HealthCheckContract(new PostgresUnderTest());

public sealed class PostgresTelemetry() : TelemetryContract(new PostgresUnderTest());

public sealed class PostgresGuide() : GuideContract(new PostgresUnderTest());

public sealed class PostgresHook() : HookContract(new PostgresUnderTest());

public sealed class PostgresKnownMistakes() : KnownMistakesContract(new PostgresUnderTest());

public sealed class PostgresLife() : LifeContract(new PostgresUnderTest());

public sealed class PostgresAggregating() : AggregationContract(new PostgresUnderTest());

public sealed class PostgresRowResult() : RowResultContract(new PostgresUnderTest());

public sealed class PostgresTrackedImport() : TrackedImportContract(new PostgresUnderTest());

public sealed class PostgresAbandonedImport() : AbandonedImportContract(new PostgresUnderTest());

public sealed class PostgresJsonImport() : JsonImportContract(new PostgresUnderTest());

public sealed class PostgresMapping() : MappingContract(new PostgresUnderTest());

public sealed class PostgresMappedImport() : MappedImportContract(new PostgresUnderTest());

public sealed class PostgresCatchAll() : CatchAllContract(new PostgresUnderTest());

public sealed class PostgresCleaning() : CleaningContract(new PostgresUnderTest());

public sealed class PostgresRules() : RuleContract(new PostgresUnderTest());

public sealed class PostgresWorkbookImport() : WorkbookImportContract(new PostgresUnderTest());

public sealed class PostgresSameRows() : SameRowsContract(new PostgresUnderTest());

public sealed class PostgresSchema() : SchemaContract(new PostgresUnderTest());

public sealed class PostgresAttachment() : AttachmentContract(new PostgresUnderTest());

public sealed class PostgresAttachmentRemoval() : AttachmentRemovalContract(new PostgresUnderTest());

public sealed class PostgresAttachmentStep() : AttachmentStepContract(new PostgresUnderTest());

public sealed class PostgresFolderImport() : FolderImportContract(new PostgresUnderTest());

public sealed class PostgresFolderAgain() : FolderAgainContract(new PostgresUnderTest());

public sealed class PostgresFolderInterrupted() : FolderInterruptedContract(new PostgresUnderTest());

public sealed class PostgresFolderClient() : FolderClientContract(new PostgresUnderTest());

public sealed class PostgresAttachedImport() : AttachedImportContract(new PostgresUnderTest());

public sealed class PostgresAttachedProcessor() : AttachedProcessorContract(new PostgresUnderTest());

public sealed class PostgresLicenses() : LicensesContract(new PostgresUnderTest());

public sealed class PostgresLicensesAgain() : LicensesAgainContract(new PostgresUnderTest());

public sealed class PostgresPhase() : PhaseContract(new PostgresUnderTest());

public sealed class PostgresDebugLog() : DebugLogContract(new PostgresUnderTest());
