#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Builds, tests and packages ZeroTrust.PowerShell.
.DESCRIPTION
    Needs the .NET SDK. Everything here is a line or two around dotnet, so that people without PowerShell can do the same by hand.
    Where PowerShell is not installed, the one that the tests bring runs it as well:
    dotnet run --project tests/ZeroTrust.PowerShell.Host -- ./build.ps1 -Task test
.PARAMETER Task
    build     compiles everything and lays the module out in bin/ (the default)
    test      runs all tests; the Pester scenarios among them run in the PowerShell that the tests bring, or in the one that ZT_PWSH names
    check     reads the manifest and the syntax of every script, without building anything
    new       copies a template for a control, a source of facts or a cmdlet; see -Control, -Source, -Command
    surface   pins what people type, in the VerbNoun.Surface.txt beside each cmdlet: look at the difference before you commit it
    help      writes docs/cmdlets from the cmdlets' XML comments, docs/controls from the controls, docs/coverage.md from both
    generate  writes the AWS clients again from AWS's API models; see -Models
    package   puts what ships into artifacts/ZeroTrust/<version>, ready for Publish-PSResource
    demo      runs the quickstart against the sandbox
.PARAMETER Configuration
    Debug or Release. package always builds Release.
.PARAMETER Models
    Folder with AWS's API models in botocore's format (botocore/data of https://github.com/boto/botocore), for generate.
.PARAMETER Filter
    Tests to run, as dotnet test --filter takes it.
.PARAMETER Control
    Name of a control to begin, such as SnsTopicsEncrypted, for new; with -Step.
.PARAMETER Fact
    The record that the control judges, such as SnsTopic; its cases then have its members.
.PARAMETER Source
    A kind of fact to begin, and what reads it, as <Service>/<Fact>, such as Sns/SnsTopic, for new.
.PARAMETER Command
    Name of a cmdlet to begin that enforces a control, such as Enable-ZtTopicEncryption, for new; with -Step.
.PARAMETER Step
    The step of the guide: Assess, Identity, Data, Network, Monitor or Policy.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task build, test -Configuration Release
.EXAMPLE
    ./build.ps1 -Task package
.EXAMPLE
    ./build.ps1 -Task new -Source Sns/SnsTopic
    ./build.ps1 -Task new -Control SnsTopicsEncrypted -Step Data -Fact SnsTopic
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'check', 'new', 'surface', 'help', 'generate', 'package', 'demo')]
    [string[]] $Task = 'build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [string] $Models,

    [string] $Filter,

    [string] $Control,

    [string] $Fact,

    [string] $Source,

    [string] $Command,

    [ArgumentCompletions('Assess', 'Identity', 'Data', 'Network', 'Monitor', 'Policy')]
    [string] $Step
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$solution = Join-Path $root 'ZeroTrust.PowerShell.sln'
$moduleProject = Join-Path $root 'src/ZeroTrust.PowerShell'
$assembly = Join-Path $moduleProject "bin/$Configuration/net8.0/ZeroTrust.PowerShell.dll"
$help = 'run', '--project', (Join-Path $root 'src/ZeroTrust.PowerShell.Help'), '--configuration', $Configuration, '--no-build', '--'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with $LASTEXITCODE."
    }
}

function Invoke-Build { Invoke-Dotnet build $solution --configuration $Configuration --nologo }

function Invoke-Test {
    $more = if ($Filter) { '--filter', $Filter } else { @() }
    Invoke-Dotnet test $solution --configuration $Configuration --nologo @more
}

function Invoke-Check {
    $manifest = Import-PowerShellDataFile (Join-Path $root 'ZeroTrust.psd1')
    "ZeroTrust.psd1: $($manifest.ModuleVersion), $($manifest.CmdletsToExport.Count) cmdlets"
    $scripts = @(Get-ChildItem $root -File -Filter *.ps1)
    $scripts += 'src', 'tests', 'examples' | ForEach-Object { Join-Path $root $_ } | Get-ChildItem -File -Filter *.ps1 -Recurse |
        Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]'
    foreach ($script in $scripts) {
        $problems = $null
        $null = [Management.Automation.Language.Parser]::ParseFile($script.FullName, [ref] $null, [ref] $problems)
        if ($problems) {
            throw "$($script.FullName):$($problems[0].Extent.StartLineNumber): $($problems[0].Message)"
        }

        "$($script.Name): ok"
    }
}

function Invoke-New {
    $given = foreach ($name in 'Control', 'Fact', 'Source', 'Command', 'Step') {
        if (Get-Variable $name -ValueOnly) {
            "--$($name.ToLowerInvariant())", (Get-Variable $name -ValueOnly)
        }
    }

    Invoke-Dotnet build (Join-Path $root 'src/ZeroTrust.PowerShell.Help') --configuration $Configuration --nologo --verbosity quiet
    Invoke-Dotnet @help new --root $root @given
}

function Invoke-Surface {
    Invoke-Dotnet build $moduleProject --configuration $Configuration --nologo --verbosity quiet
    Invoke-Dotnet @help surface --assembly $assembly --project $moduleProject
}

function Invoke-Help {
    Invoke-Dotnet build $moduleProject --configuration $Configuration --nologo --verbosity quiet
    $controls = Join-Path $root "src/ZeroTrust.Controls/bin/$Configuration/net8.0/ZeroTrust.Controls.dll"
    Invoke-Dotnet @help docs --assembly $assembly --output (Join-Path $root 'docs/cmdlets')
    Invoke-Dotnet @help controls --assembly $controls --output (Join-Path $root 'docs/controls')
    Invoke-Dotnet @help coverage --assembly $assembly --controls $controls --output (Join-Path $root 'docs')
}

function Invoke-Generate {
    if (-not $Models) {
        throw 'Say where the API models are: ./build.ps1 -Task generate -Models <botocore/data>.'
    }

    Invoke-Dotnet run --project (Join-Path $root 'src/ZeroTrust.Aws.Generator') --configuration $Configuration -- generate --models $Models
}

function Invoke-Package {
    $manifest = Import-PowerShellDataFile (Join-Path $root 'ZeroTrust.psd1')
    $target = Join-Path $root "artifacts/ZeroTrust/$($manifest.ModuleVersion)"
    if (Test-Path $target) {
        Remove-Item $target -Recurse -Force
    }

    # Laid out by the build itself, into an empty folder: nothing left over from another build can slip in.
    $bin = Join-Path $target 'bin/'
    Invoke-Dotnet build $moduleProject --configuration Release --nologo --verbosity quiet "-p:ModuleFolder=$bin"
    foreach ($file in 'ZeroTrust.psd1', 'README.md', 'LICENSE', 'docs/CHANGELOG.md') {
        $source = Join-Path $root $file
        if (Test-Path $source) {
            Copy-Item $source $target
        }
    }

    $null = Test-ModuleManifest (Join-Path $target 'ZeroTrust.psd1')
    Get-Item $target
}

function Invoke-Demo { Invoke-Dotnet run --project (Join-Path $root 'examples/Quickstart') --configuration $Configuration }

foreach ($name in $Task) {
    & "Invoke-$name"
}
