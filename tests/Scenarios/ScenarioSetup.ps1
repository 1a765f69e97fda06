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

function Connect-Sandbox {
    param([string[]] $Fault = @(), [switch] $EnforceIam)
    $parameters = @{ Sandbox = $true; SandboxFault = $Fault; EnforceIam = $EnforceIam }
    $null = Connect-ZtAws @parameters
}
