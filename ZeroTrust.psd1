# Made by the build from src/ZeroTrust.PowerShell/ZeroTrust.template.psd1 and the cmdlets; edit those.
@{
    RootModule = 'bin/ZeroTrust.PowerShell.dll'
    # Named a second time, because Get-Help looks for help beside a nested assembly (bin/en-US) but not beside a root one.
    NestedModules = @('bin/ZeroTrust.PowerShell.dll')
    ModuleVersion = '0.1.0'
    GUID = '6d0c2c5e-6a0b-4c59-9c0e-2f6f5d1a7b34'
    Author = 'The ZeroTrust.PowerShell authors'
    CompanyName = 'Community'
    Copyright = 'MIT License'
    Description = 'Zero Trust for AWS: assess an account or a whole organization, see what is wrong and why, preview each change, apply it, undo it, report. Works beside AWS Tools of any version; a built-in sandbox needs no account.'
    PowerShellVersion = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess = @('bin/ZeroTrust.Format.ps1xml')
    TypesToProcess = @('bin/ZeroTrust.Types.ps1xml')
    FunctionsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
    CmdletsToExport = @(
        'Test-ZtAccess'
        'Connect-ZtAws'
        'Disconnect-ZtAws'
        'Set-ZtBucketEncryption'
        'Get-ZtChange'
        'Undo-ZtChange'
        'Get-ZtContext'
        'Get-ZtControl'
        'Get-ZtDataFinding'
        'Get-ZtEffectiveAccess'
        'Find-ZtEscalationPath'
        'Get-ZtFinding'
        'Get-ZtIamFinding'
        'Enable-ZtKeyRotation'
        'New-ZtLeastPrivilegePolicy'
        'Enable-ZtMfaEnforcement'
        'Get-ZtMonitoringFinding'
        'Get-ZtNetworkFinding'
        'Export-ZtPlan'
        'Invoke-ZtPlan'
        'New-ZtPlan'
        'Resume-ZtPlan'
        'Compare-ZtPolicy'
        'Test-ZtPolicy'
        'Get-ZtPolicyFinding'
        'Get-ZtPosture'
        'Export-ZtReport'
        'Get-ZtRequiredPermission'
        'New-ZtScp'
        'Test-ZtScp'
        'Export-ZtSnapshot'
        'Get-ZtSnapshot'
        'Import-ZtSnapshot'
    )
    PrivateData = @{
        PSData = @{
            Tags = @('AWS', 'Security', 'ZeroTrust', 'IAM', 'S3', 'Organizations', 'SCP', 'Compliance', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See docs/CHANGELOG.md.'
        }
    }
}
