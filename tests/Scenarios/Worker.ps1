#Requires -Version 7.4
# Runs scenario files with Pester, one after the other in this process, each in a runspace of its own: a session that knows nothing of the one
# before. Takes a line of JSON for each file from a named pipe ({ Path, Results, Mark }), writes the results there as JSON, then prints the mark.
param(
    [Parameter(Mandatory)] [string] $PipeName,
    [Parameter(Mandatory)] [string] $Pester
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$runFile = {
    param([string] $Pester, [string] $Path, [string] $Results)
    $ErrorActionPreference = 'Stop'
    $ProgressPreference = 'SilentlyContinue'
    Import-Module $Pester
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Detailed'
    $configuration.Output.RenderMode = 'Plaintext'
    $run = Invoke-Pester -Configuration $configuration

    $describe = {
        param($Record)
        foreach ($one in $Record) {
            $place = if ($one.PSObject.Properties['DisplayStackTrace']) { $one.DisplayStackTrace } else { $one.ScriptStackTrace }
            $message = if ($one.PSObject.Properties['DisplayErrorMessage']) { $one.DisplayErrorMessage } else { [string] $one }
            "$message`n$place"
        }
    }
    $its = foreach ($test in $run.Tests) {
        @{
            Name = $test.ExpandedPath
            Outcome = [string] $test.Result
            Seconds = $test.Duration.TotalSeconds
            Errors = @(& $describe $test.ErrorRecord)
        }
    }
    # What broke around the tests: a BeforeAll, an AfterAll, or the file itself.
    $around = foreach ($block in @($run.FailedBlocks) + @($run.FailedContainers)) {
        if ($block) { & $describe $block.ErrorRecord }
    }
    @{ Its = @($its); Around = @($around) } | ConvertTo-Json -Depth 5 | Set-Content $Results
}

$pipe = [IO.Pipes.NamedPipeClientStream]::new('.', $PipeName, [IO.Pipes.PipeDirection]::In)
$pipe.Connect()
$requests = [IO.StreamReader]::new($pipe)
$folder = Get-Location
while ($line = $requests.ReadLine()) {
    $request = $line | ConvertFrom-Json
    $environment = [Environment]::GetEnvironmentVariables()
    $runspace = [runspacefactory]::CreateRunspace($Host, [initialsessionstate]::CreateDefault())
    $runspace.ThreadOptions = 'ReuseThread'
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    try {
        $null = $shell.AddScript('Set-Location -LiteralPath $args[0]').AddArgument($folder.Path).Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($runFile).AddArgument($Pester).AddArgument($request.Path).AddArgument($request.Results).Invoke()
    }
    catch {
        [Console]::Out.WriteLine("$_`n$($_.ScriptStackTrace)")
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
        # The environment is the process's: what a file changed must not reach the next one.
        foreach ($name in [Environment]::GetEnvironmentVariables().Keys) {
            if (-not $environment.Contains($name)) { [Environment]::SetEnvironmentVariable($name, $null) }
        }
        foreach ($name in $environment.Keys) { [Environment]::SetEnvironmentVariable($name, $environment[$name]) }
    }

    [Console]::Out.WriteLine()
    [Console]::Out.WriteLine($request.Mark)
    [Console]::Out.Flush()
}
