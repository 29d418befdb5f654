using Inhaul.Stores.Tests.Contracts;

namespace Inhaul.Stores.Tests.Sqlite;

public sealed class SqliteSubmission() : SubmissionContract(new SqliteUnderTest());

public sealed class SqliteTransition() : TransitionContract(new SqliteUnderTest());

public sealed class SqliteLiveness() : LivenessContract(new SqliteUnderTest());

public sealed class SqliteTenant() : TenantContract(new SqliteUnderTest());

public sealed class SqliteIntake() : IntakeContract(new SqliteUnderTest());

public sealed class SqliteConservation() : ConservationContract(new SqliteUnderTest());

public sealed class SqliteEnding() : EndingContract(new SqliteUnderTest());

public sealed class SqliteReopen() : ReopenContract(new SqliteUnderTest());

public sealed class SqliteRowError() : RowErrorContract(new SqliteUnderTest());

public sealed class SqliteClaim() : ClaimContract(new SqliteUnderTest());

public sealed class SqliteFence() : FenceContract(new SqliteUnderTest());

public sealed class SqliteSettling() : SettlementContract(new SqliteUnderTest());

public sealed class SqliteWriting() : TableWriterContract(new SqliteUnderTest());

public sealed class SqliteConflictPolicy() : ConflictPolicyContract(new SqliteUnderTest());

public sealed class SqliteNewestPolicy() : NewestPolicyContract(new SqliteUnderTest());

public sealed class SqliteCompositeKey() : CompositeKeyContract(new SqliteUnderTest());

public sealed class SqliteRefusal() : RefusalContract(new SqliteUnderTest());

public sealed class SqliteDescribing() : TargetContract(new SqliteUnderTest());

public sealed class SqliteMigration() : MigrationContract(new SqliteUnderTest());

public sealed class SqliteVocabulary() : VocabularyContract(new SqliteUnderTest());

public sealed class SqliteDeterminism() : DeterminismContract(new SqliteUnderTest());

public sealed class SqlitePause() : PauseContract(new SqliteUnderTest());

public sealed class SqliteRetry() : RetryContract(new SqliteUnderTest());

public sealed class SqliteVerification() : VerificationContract(new SqliteUnderTest());

public sealed class SqliteRepetition() : RepetitionContract(new SqliteUnderTest());

public sealed class SqlitePackedImport() : PackedImportContract(new SqliteUnderTest());

public sealed class SqliteRehearsal() : RehearsalContract(new SqliteUnderTest());

public sealed class SqlitePreview() : PreviewContract(new SqliteUnderTest());

public sealed class SqliteLedgerModel() : LedgerModelContract(new SqliteUnderTest());

public sealed class SqliteViews() : ViewContract(new SqliteUnderTest());

public sealed class SqliteFindWork() : FindWorkContract(new SqliteUnderTest());

public sealed class SqlitePatience() : PatienceContract(new SqliteUnderTest());

public sealed class SqliteWorker() : WorkerContract(new SqliteUnderTest());

public sealed class SqliteFairness() : FairnessContract(new SqliteUnderTest());

public sealed class SqliteTableProcessor() : TableProcessorContract(new SqliteUnderTest());

public sealed class SqliteRowProcessor() : RowProcessorContract(new SqliteUnderTest());

public sealed class SqliteStrangeImport() : StrangeImportContract(new SqliteUnderTest());

public sealed class SqliteDeath() : DeathContract(new SqliteUnderTest());

public sealed class SqliteSequential() : SequentialContract(new SqliteUnderTest());

public sealed class SqliteHostedWorkers() : HostedWorkersContract(new SqliteUnderTest());

public sealed class SqliteHealthCheck() : HealthCheckContract(new SqliteUnderTest());

public sealed class SqliteTelemetry() : TelemetryContract(new SqliteUnderTest());

public sealed class SqliteGuide() : GuideContract(new SqliteUnderTest());

public sealed class SqliteHook() : HookContract(new SqliteUnderTest());

public sealed class SqliteKnownMistakes() : KnownMistakesContract(new SqliteUnderTest());

public sealed class SqliteLife() : LifeContract(new SqliteUnderTest());

public sealed class SqliteAggregating() : AggregationContract(new SqliteUnderTest());

public sealed class SqliteRowResult() : RowResultContract(new SqliteUnderTest());

public sealed class SqliteTrackedImport() : TrackedImportContract(new SqliteUnderTest());

public sealed class SqliteAbandonedImport() : AbandonedImportContract(new SqliteUnderTest());

public sealed class SqliteJsonImport() : JsonImportContract(new SqliteUnderTest());

public sealed class SqliteMapping() : MappingContract(new SqliteUnderTest());

public sealed class SqliteMappedImport() : MappedImportContract(new SqliteUnderTest());

public sealed class SqliteCatchAll() : CatchAllContract(new SqliteUnderTest());

public sealed class SqliteCleaning() : CleaningContract(new SqliteUnderTest());

public sealed class SqliteRules() : RuleContract(new SqliteUnderTest());

public sealed class SqliteWorkbookImport() : WorkbookImportContract(new SqliteUnderTest());

public sealed class SqliteSameRows() : SameRowsContract(new SqliteUnderTest());

public sealed class SqliteSchema() : SchemaContract(new SqliteUnderTest());

public sealed class SqliteAttachment() : AttachmentContract(new SqliteUnderTest());

public sealed class SqliteAttachmentRemoval() : AttachmentRemovalContract(new SqliteUnderTest());

public sealed class SqliteAttachmentStep() : AttachmentStepContract(new SqliteUnderTest());

public sealed class SqliteFolderImport() : FolderImportContract(new SqliteUnderTest());

public sealed class SqliteFolderAgain() : FolderAgainContract(new SqliteUnderTest());

public sealed class SqliteFolderInterrupted() : FolderInterruptedContract(new SqliteUnderTest());

public sealed class SqliteFolderClient() : FolderClientContract(new SqliteUnderTest());

public sealed class SqliteAttachedImport() : AttachedImportContract(new SqliteUnderTest());

public sealed class SqliteAttachedProcessor() : AttachedProcessorContract(new SqliteUnderTest());

public sealed class SqliteLicenses() : LicensesContract(new SqliteUnderTest());

public sealed class SqliteLicensesAgain() : LicensesAgainContract(new SqliteUnderTest());

public sealed class SqlitePhase() : PhaseContract(new SqliteUnderTest());

public sealed class SqliteDebugLog() : DebugLogContract(new SqliteUnderTest());
