namespace Inhaul.Tests.Mapping.Suggesting;

/// <summary>A hundred headers as exports of inventories have them. They were written down before the matcher was, and decide what it may do.</summary>
internal static class AssetHeaders
{
    /// <summary>Headers that mean a field beyond doubt: they have to be found with high confidence.</summary>
    public static IReadOnlyList<(string Header, string Field)> Sure { get; } =
    [
        ("CPU Cores", "cpu_cores"),
        ("IP Address", "ip_address"),
        ("Operating System", "operating_system"),
        ("RAM (GB)", "memory_gb"),
        ("RAM_GB", "memory_gb"),
        ("ram_gb", "memory_gb"),
        ("Host Name", "hostname"),
        ("os_type", "operating_system"),
        ("name", "name"),
        ("NAME", "name"),
        ("Asset Name", "name"),
        ("HostName", "hostname"),
        ("host-name", "hostname"),
        ("Server Name", "hostname"),
        ("FQDN", "fqdn"),
        ("DNS Name", "fqdn"),
        ("ipAddress", "ip_address"),
        ("IP", "ip_address"),
        ("Primary IP", "ip_address"),
        ("MAC Address", "mac_address"),
        ("mac", "mac_address"),
        ("Asset Type", "asset_type"),
        ("CI Type", "asset_type"),
        ("Environment", "environment"),
        ("Env", "environment"),
        ("OS", "operating_system"),
        ("OS Version", "os_version"),
        ("Operating System Version", "os_version"),
        ("Location", "location"),
        ("Data Center", "datacenter"),
        ("Data Centre", "datacenter"),
        ("Business Owner", "business_owner"),
        ("business.owner", "business_owner"),
        ("Technical Owner", "technical_owner"),
        ("Department", "department"),
        ("Dept.", "department"),
        ("Description", "description"),
        ("Desc", "description"),
        ("# of CPUs", "cpu_cores"),
        ("vCPUs", "cpu_cores"),
        ("Memory (GB)", "memory_gb"),
        ("Memory [gigabytes]", "memory_gb"),
        ("Storage (GB)", "storage_gb"),
        ("Disk GB", "storage_gb"),
        ("Application Name", "application_name"),
        ("App Name", "application_name"),
        ("Technology Stack", "technology_stack"),
        ("Criticality", "criticality"),
        ("Business Criticality", "business_criticality"),
        ("Migration Wave", "migration_wave"),
        ("6R Strategy", "six_r_strategy"),
        ("Monthly Cost", "current_monthly_cost"),
        ("Estimated Cloud Cost", "estimated_cloud_cost"),
        ("CPU Utilization %", "cpu_utilization_percent"),
        ("CPU Util (%)", "cpu_utilization_percent"),
        ("Memory Utilisation Percentage", "memory_utilization_percent"),
        ("Disk IOPS", "disk_iops"),
        ("Network Throughput (Mbps)", "network_throughput_mbps"),
        ("Status", "status"),
    ];

    /// <summary>Headers that most likely mean a field: it may be found, and nothing else may be thought likely.</summary>
    public static IReadOnlyList<(string Header, string Field)> Likely { get; } =
    [
        ("Operatng System", "operating_system"),
        ("Hostnmae", "hostname"),
        ("Departmnet", "department"),
        ("Enviroment", "environment"),
        ("Desciption", "description"),
        ("Core CPUs", "cpu_cores"),
        ("Address IP", "ip_address"),
        ("Memory", "memory_gb"),
        ("Storage", "storage_gb"),
        ("CPU Utilization", "cpu_utilization_percent"),
        ("Criticalities", "criticality"),
        ("Migration Waves", "migration_wave"),
        ("Estimated Cloud Cost (USD)", "estimated_cloud_cost"),
        ("Current Monthly Costs", "current_monthly_cost"),
        ("Network Throughput", "network_throughput_mbps"),
    ];

    /// <summary>Headers that no field is meant by, although many sound like one.</summary>
    public static IReadOnlyList<string> Strange { get; } =
    [
        "version", "Managed By", "Cost Center", "Last_Health_Check", "Owner", "Type", "Address", "System", "Center", "Wave",
        "Memory (MB)", "RAM MB", "Storage TB", "Cloud Provider", "Serial Number", "Cost Centre Owner", "Hostname Suffix", "User Name", "File Name", "Status Reason",
        "Disk Utilization Percent", "Business Impact", "Technical Debt", "Priority", "Number of Users", "Company",
    ];
}
