#Requires -Version 7.4
# Order: early
# Ctrl-C, as PowerShell does it: the pipeline of another runspace is stopped in the middle of its work.
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    $manifest = Join-Path $PSScriptRoot '../../ZeroTrust.psd1'

    # Runs a script in a runspace of its own, stops it after some milliseconds and once something is true, and gives how long stopping took.
    function Stop-Midway {
        param([string] $Script, [hashtable] $Variables, [int] $After, [scriptblock] $Once = { $true })
        $state = [initialsessionstate]::CreateDefault()
        $state.ImportPSModule($manifest)
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        foreach ($name in $Variables.Keys) { $runspace.SessionStateProxy.SetVariable($name, $Variables[$name]) }
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        $null = $shell.AddScript($Script)
        $running = $shell.BeginInvoke()
        Start-Sleep -Milliseconds $After
        while (-not (& $Once) -and -not $running.IsCompleted) { Start-Sleep -Milliseconds 50 }
        $wasRunning = -not $running.IsCompleted
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        [pscustomobject]@{ WasRunning = $wasRunning; Seconds = $watch.Elapsed.TotalSeconds; State = $shell.InvocationStateInfo.State }
        $shell.Dispose()
        $runspace.Dispose()
    }
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Ctrl-C' {
    It 'ends reading within two seconds' {
        $stop = Stop-Midway -After 3000 -Variables @{} -Script {
            $null = Connect-ZtAws -Sandbox
            Disconnect-ZtAws
            $null = Connect-ZtAws -Sandbox -SandboxFault 'latency:ec2:30000', 'latency:s3:30000'
            Get-ZtFinding
        }
        $stop.WasRunning | Should -BeTrue
        $stop.Seconds | Should -BeLessThan 2
        $stop.State | Should -Be 'Stopped'
    }

    It 'ends connecting within two seconds' {
        $stop = Stop-Midway -After 3000 -Variables @{} -Script { Connect-ZtAws -Sandbox -SandboxFault 'latency:*:60000' }
        $stop.WasRunning | Should -BeTrue
        $stop.Seconds | Should -BeLessThan 2
    }

    It 'ends applying within two seconds, and the journal says what was done' {
        $journal = Join-Path $TestDrive 'journal'
        # Past its first calls: each stands between two lines.
        $begun = { @(Get-ChildItem $journal -Filter *.jsonl -ErrorAction Ignore | Get-Content).Count -ge 4 }
        $stop = Stop-Midway -After 500 -Once $begun -Variables @{ Journal = $journal } -Script {
            # Changes take a moment, so that the stop comes between two calls or in the middle of one.
            $null = Connect-ZtAws -Sandbox -Region eu-west-1, us-west-2 -JournalPath $Journal -SandboxFault 'latency:iam:AddUserToGroup:5000', 'latency:iam:CreateGroup:100'
            Enable-ZtMfaEnforcement -AllUsers -Account prod -Confirm:$false
        }
        $stop.WasRunning | Should -BeTrue
        $stop.Seconds | Should -BeLessThan 2

        $runs = @(Get-ZtChange -Run -JournalPath $journal -ErrorAction Stop)
        $runs.Count | Should -Be 1
        $runs[0].TornLines | Should -Be 0
        $changes = @(Get-ZtChange -RunId $runs[0].RunId -JournalPath $journal)
        $changes.Count | Should -Be $runs[0].Changes
        @($changes | Where-Object Status -EQ 'Applied').Count | Should -Be $runs[0].Applied
        # Every line is whole, and every call that was begun is either answered or known to be in doubt.
        $lines = Get-ChildItem $journal -Filter *.jsonl | Get-Content
        foreach ($line in $lines) { { $line | ConvertFrom-Json -ErrorAction Stop } | Should -Not -Throw }
    }

    It 'ends early when somebody downstream has seen enough' {
        Connect-Sandbox
        $watch = [Diagnostics.Stopwatch]::StartNew()
        @(Get-ZtFinding -Control RootHasMfa | Select-Object -First 1).Count | Should -Be 1
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
    }
}
