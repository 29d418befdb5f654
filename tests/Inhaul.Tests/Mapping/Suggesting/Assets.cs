using Inhaul.Mapping.Suggesting;

namespace Inhaul.Tests.Mapping.Suggesting;

/// <summary>The fields of an inventory of assets, and what their exports call them.</summary>
internal static class Assets
{
    /// <summary>The fields.</summary>
    public static IReadOnlyList<MappingField> Fields { get; } =
    [
        .. from name in (string[])
           [
               "name", "hostname", "fqdn", "ip_address", "mac_address", "asset_type", "environment", "operating_system", "os_version", "location", "datacenter",
               "business_owner", "technical_owner", "department", "description", "application_name", "technology_stack", "criticality", "business_criticality",
               "migration_priority", "migration_wave", "six_r_strategy", "status",
           ]
           select new MappingField(name, ColumnType.Text),
        .. from name in (string[])["cpu_cores", "disk_iops"] select new MappingField(name, ColumnType.Integer),
        .. from name in (string[])
           [
               "memory_gb", "storage_gb", "current_monthly_cost", "estimated_cloud_cost", "cpu_utilization_percent", "memory_utilization_percent", "network_throughput_mbps",
           ]
           select new MappingField(name, ColumnType.Decimal),
    ];

    /// <summary>Other names of the fields.</summary>
    public static AliasTable Aliases { get; } = AliasTable.Of(new Dictionary<string, IReadOnlyList<string>>
    {
        ["name"] = ["asset name", "ci name", "display name"],
        ["hostname"] = ["server name", "machine name", "computer name", "dns hostname"],
        ["fqdn"] = ["fully qualified domain name", "dns name"],
        ["ip_address"] = ["ip", "ipv4", "primary ip", "ipv4 address"],
        ["mac_address"] = ["mac", "physical address"],
        ["asset_type"] = ["ci type", "device type", "asset class"],
        ["environment"] = ["env", "stage"],
        ["operating_system"] = ["os type", "os name", "platform os"],
        ["os_version"] = ["os release"],
        ["location"] = ["site"],
        ["datacenter"] = ["dc", "data centre"],
        ["business_owner"] = ["service owner"],
        ["technical_owner"] = ["tech lead", "system owner"],
        ["department"] = ["business unit"],
        ["cpu_cores"] = ["cores", "vcpu", "vcpus", "number of cpus", "core count", "cpu count"],
        ["memory_gb"] = ["ram gb", "total memory", "installed memory"],
        ["storage_gb"] = ["disk size", "disk gb", "total disk"],
        ["application_name"] = ["app name", "application"],
        ["technology_stack"] = ["tech stack", "technologies"],
        ["six_r_strategy"] = ["6r strategy", "6r", "migration strategy"],
        ["current_monthly_cost"] = ["monthly cost", "cost per month"],
        ["cpu_utilization_percent"] = ["cpu usage", "cpu load", "cpu percent"],
        ["memory_utilization_percent"] = ["memory usage", "ram usage", "memory percent"],
        ["disk_iops"] = ["iops"],
        ["network_throughput_mbps"] = ["network mbps", "bandwidth mbps"],
        ["status"] = ["lifecycle status", "state"],
    });
}
