using Inhaul.Stores.Tests.Contracts;

namespace Inhaul.Stores.Tests.Sqlite;

public sealed class SqliteSubmission() : SubmissionContract(new SqliteUnderTest());

public sealed class SqliteTransition() : TransitionContract(new SqliteUnderTest());

public sealed class SqliteLiveness() : LivenessContract(new SqliteUnderTest());

public sealed class SqliteTenant() : TenantContract(new SqliteUnderTest());
