# Dot-sourced by every scenario: a module freshly imported, the sandbox as the world, a journal folder of the test's own.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../ZeroTrust.psd1')

# The state of the sandbox as one text: two equal texts are two equal worlds. There is no cmdlet for it, so the session object is asked.
function Get-SandboxState {
    $assembly = (Get-Command Connect-ZtAws).ImplementingType.Assembly
    $type = $assembly.GetType('ZeroTrust.PowerShell.Loading.ModuleSession')
    $session = $type.GetMethod('Of').Invoke($null, @([runspace]::DefaultRunspace))
    $session.GetType().GetProperty('Connection').GetValue($session).Sandbox.DumpState()
}

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
