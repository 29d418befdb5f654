using Inhaul.EndToEnd.Tests.Commands;
using Inhaul.EndToEnd.Tests.Crashes;
using Inhaul.EndToEnd.Tests.Rows;
using Inhaul.EndToEnd.Tests.Samples;

namespace Inhaul.EndToEnd.Tests.Postgres;

public sealed class PostgresPeopleImport() : PeopleImport(StoreKind.Postgres);

public sealed class PostgresPeopleRetry() : PeopleRetry(new PostgresPeopleImport());

public sealed class PostgresImportCrashWalk(PostgresPeopleImport import) : ImportCrashWalkTests(import), IClassFixture<PostgresPeopleImport>;

public sealed class PostgresRetryCrashWalk(PostgresPeopleRetry retry) : RetryCrashWalkTests(retry), IClassFixture<PostgresPeopleRetry>;

public sealed class PostgresThrowAndDelay(PostgresPeopleImport import) : ThrowAndDelayTests(import), IClassFixture<PostgresPeopleImport>;

public sealed class PostgresUndisturbedImport(PostgresPeopleImport import) : UndisturbedImportTests(import), IClassFixture<PostgresPeopleImport>;

public sealed class PostgresTwoProcesses(PostgresPeopleImport import) : TwoProcessesTests(import, StoreKind.Postgres), IClassFixture<PostgresPeopleImport>;

public sealed class PostgresErrorLimitCrash() : ErrorLimitCrashTests(StoreKind.Postgres);

public sealed class PostgresInterrupt() : InterruptTests(StoreKind.Postgres);

public sealed class PostgresKillLoop() : KillLoopTests(StoreKind.Postgres);

public sealed class PostgresImportAgain() : ImportAgainTests(StoreKind.Postgres);

public sealed class PostgresDryRun() : DryRunTests(StoreKind.Postgres);

public sealed class PostgresMembersImport() : MembersImport(StoreKind.Postgres);

public sealed class PostgresLedgerCommand(PostgresMembersImport members) : LedgerCommandTests(members, StoreKind.Postgres), IClassFixture<PostgresMembersImport>;

public sealed class PostgresPauseAndCancel() : PauseAndCancelTests(StoreKind.Postgres);

public sealed class PostgresRetryCommand() : RetryCommandTests(StoreKind.Postgres);

public sealed class PostgresRowIsolation() : RowIsolationTests(StoreKind.Postgres);

public sealed class PostgresRealShape() : RealShapeTests(StoreKind.Postgres);

public sealed class PostgresWorkerProcess(PostgresPeopleImport import) : WorkerProcessTests(import, StoreKind.Postgres), IClassFixture<PostgresPeopleImport>;

public sealed class PostgresDuplicatePolicyCrash(PostgresPeopleImport import) : DuplicatePolicyCrashTests(import), IClassFixture<PostgresPeopleImport>;

public sealed class PostgresProcessorCrashWalk() : ProcessorCrashWalkTests(StoreKind.Postgres);

public sealed class PostgresProcessorDeath() : ProcessorDeathTests(StoreKind.Postgres);

public sealed class PostgresCustomersSample() : CustomersSampleTests(StoreKind.Postgres);

public sealed class PostgresLicensesSample() : LicensesSampleTests(StoreKind.Postgres);

public sealed class PostgresTrackedImport() : TrackedImportTests(StoreKind.Postgres);

public sealed class PostgresWorkbookCommand() : WorkbookCommandTests(StoreKind.Postgres);

public sealed class PostgresAttachmentCommand() : AttachmentCommandTests(StoreKind.Postgres);

public sealed class PostgresFolderCommand() : FolderCommandTests(StoreKind.Postgres);

public sealed class PostgresPhaseCommand() : PhaseCommandTests(StoreKind.Postgres);

public sealed class PostgresFolderCrash() : FolderCrashTests(StoreKind.Postgres);

public sealed class PostgresAttachedImport() : AttachedImportTests(StoreKind.Postgres);

public sealed class PostgresAttachedImportCrash() : AttachedImportCrashTests(StoreKind.Postgres, workers: 4);
