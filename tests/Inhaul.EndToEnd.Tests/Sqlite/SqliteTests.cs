using Inhaul.EndToEnd.Tests.Commands;
using Inhaul.EndToEnd.Tests.Crashes;
using Inhaul.EndToEnd.Tests.Rows;
using Inhaul.EndToEnd.Tests.Samples;

namespace Inhaul.EndToEnd.Tests.Sqlite;

public sealed class SqlitePeopleImport() : PeopleImport(StoreKind.Sqlite);

public sealed class SqlitePeopleRetry() : PeopleRetry(new SqlitePeopleImport());

public sealed class SqliteImportCrashWalk(SqlitePeopleImport import) : ImportCrashWalkTests(import), IClassFixture<SqlitePeopleImport>;

public sealed class SqliteRetryCrashWalk(SqlitePeopleRetry retry) : RetryCrashWalkTests(retry), IClassFixture<SqlitePeopleRetry>;

public sealed class SqliteThrowAndDelay(SqlitePeopleImport import) : ThrowAndDelayTests(import), IClassFixture<SqlitePeopleImport>;

public sealed class SqliteUndisturbedImport(SqlitePeopleImport import) : UndisturbedImportTests(import), IClassFixture<SqlitePeopleImport>;

public sealed class SqliteTwoProcesses(SqlitePeopleImport import) : TwoProcessesTests(import, StoreKind.Sqlite), IClassFixture<SqlitePeopleImport>;

public sealed class SqliteErrorLimitCrash() : ErrorLimitCrashTests(StoreKind.Sqlite);

public sealed class SqliteInterrupt() : InterruptTests(StoreKind.Sqlite);

public sealed class SqliteKillLoop() : KillLoopTests(StoreKind.Sqlite);

public sealed class SqliteImportAgain() : ImportAgainTests(StoreKind.Sqlite);

public sealed class SqliteDryRun() : DryRunTests(StoreKind.Sqlite);

public sealed class SqliteMembersImport() : MembersImport(StoreKind.Sqlite);

public sealed class SqliteLedgerCommand(SqliteMembersImport members) : LedgerCommandTests(members, StoreKind.Sqlite), IClassFixture<SqliteMembersImport>;

public sealed class SqlitePauseAndCancel() : PauseAndCancelTests(StoreKind.Sqlite);

public sealed class SqliteRetryCommand() : RetryCommandTests(StoreKind.Sqlite);

public sealed class SqliteRowIsolation() : RowIsolationTests(StoreKind.Sqlite);

public sealed class SqliteRealShape() : RealShapeTests(StoreKind.Sqlite);

public sealed class SqliteWorkerProcess(SqlitePeopleImport import) : WorkerProcessTests(import, StoreKind.Sqlite), IClassFixture<SqlitePeopleImport>;

public sealed class SqliteDuplicatePolicyCrash(SqlitePeopleImport import) : DuplicatePolicyCrashTests(import), IClassFixture<SqlitePeopleImport>;

public sealed class SqliteProcessorCrashWalk() : ProcessorCrashWalkTests(StoreKind.Sqlite);

public sealed class SqliteProcessorDeath() : ProcessorDeathTests(StoreKind.Sqlite);

public sealed class SqliteCustomersSample() : CustomersSampleTests(StoreKind.Sqlite);

public sealed class SqliteLicensesSample() : LicensesSampleTests(StoreKind.Sqlite);

public sealed class SqliteTrackedImport() : TrackedImportTests(StoreKind.Sqlite);

public sealed class SqliteWorkbookCommand() : WorkbookCommandTests(StoreKind.Sqlite);

public sealed class SqliteAttachmentCommand() : AttachmentCommandTests(StoreKind.Sqlite);

public sealed class SqliteFolderCommand() : FolderCommandTests(StoreKind.Sqlite);

public sealed class SqlitePhaseCommand() : PhaseCommandTests(StoreKind.Sqlite);

public sealed class SqliteFolderCrash() : FolderCrashTests(StoreKind.Sqlite);

public sealed class SqliteAttachedImport() : AttachedImportTests(StoreKind.Sqlite);

public sealed class SqliteAttachedImportCrash() : AttachedImportCrashTests(StoreKind.Sqlite, workers: 1);
