# Dot-sourced by every scenario: the module as it was built, the sandbox as the world, a journal folder of the test's own.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../ZeroTrust.psd1')

# Get-SandboxState, the state of the sandbox as one text; of the configuration that was built last.
Get-ChildItem (Join-Path $PSScriptRoot '../../tests/ZeroTrust.Scenarios.Module/bin/*/net8.0/ZeroTrust.Scenarios.Module.dll') |
    Sort-Object LastWriteTime |
    Select-Object -Last 1 |
    Import-Module

# The error id without the name of the cmdlet.
function Get-ErrorId {
    param([Parameter(ValueFromPipeline)] $ErrorRecord)
    process { ($ErrorRecord.FullyQualifiedErrorId -split ',')[0] }
}

function New-JournalFolder {
    $folder = Join-Path ([IO.Path]::GetTempPath()) ("zt-scenario-" + [IO.Path]::GetRandomFileName())
    $null = New-Item -ItemType Directory $folder
    $folder
}

# A new sandbox takes some ten milliseconds. What takes time is reading all of it (0.3 s in one region and three times that in all, in a process
# that is warm): ask for the controls, or connect to the regions, that the scenario is about.
function Connect-Sandbox {
    param([string[]] $Fault = @(), [string[]] $Region = @(), [switch] $EnforceIam)
    $where = if ($Region) { @{ Region = $Region } } else { @{} }
    $null = Connect-ZtAws -Sandbox -SandboxFault $Fault -EnforceIam:$EnforceIam @where
}

# A snapshot of all that the untouched sample holds, read once in a process. Nobody can change it.
function Get-SampleSnapshot {
    $kept = [AppDomain]::CurrentDomain.GetData('ZeroTrust.SampleSnapshot')
    if (-not $kept) {
        Connect-Sandbox
        $kept = Get-ZtSnapshot
        [AppDomain]::CurrentDomain.SetData('ZeroTrust.SampleSnapshot', $kept)
    }

    $kept
}
