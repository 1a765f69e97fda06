#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Collect and judge' {
    BeforeAll {
        Connect-Sandbox
        $all = Get-ZtFinding
    }

    It 'says something about every step' {
        $controls = Get-ZtControl | Group-Object -AsHashTable -Property Id
        ($all | ForEach-Object { $controls[$_.ControlId].Step } | Sort-Object -Unique).Count | Should -Be 6
        ($all | Where-Object Outcome -EQ 'Fail').Count | Should -BeGreaterThan 20
    }

    It 'carries evidence for what failed, and gaps for what is unknown' {
        $all | Where-Object Outcome -EQ 'Fail' | Where-Object { $_.Evidence.Count -eq 0 } | Should -BeNullOrEmpty
        $all | Where-Object Outcome -EQ 'Unknown' | Where-Object { $_.Gaps.Count -eq 0 } | Should -BeNullOrEmpty
    }

    It 'filters by control, severity, status, step, row and account' {
        (Get-ZtFinding -Control RootHas* | Select-Object -ExpandProperty ControlId -Unique).Count | Should -Be 2
        Get-ZtFinding -Severity Critical | Where-Object Severity -NE 'Critical' | Should -BeNullOrEmpty
        Get-ZtFinding -Status Pass -Step Data | Where-Object Outcome -NE 'Pass' | Should -BeNullOrEmpty
        (Get-ZtFinding -Account prod).Account | Select-Object -Unique | Should -HaveCount 1
        @(Get-ZtFinding -Row G2.4).Count | Should -BeGreaterThan 0
    }

    It 'takes controls from the pipeline, and gives them back' {
        @(Get-ZtControl -Step Network | Get-ZtFinding).Count | Should -BeGreaterThan 0
        (Get-ZtFinding -Control RootHasMfa | Get-ZtControl | Select-Object -First 1).Name | Should -Be 'RootHasMfa'
        ('RootHasMfa' | Get-ZtControl).Id | Should -Be 'ZT.IAM.1'
    }

    It 'takes settings' {
        $strict = Get-ZtFinding -Control AccessKeysRotated -Status Fail -Setting @{ AccessKeysRotated = @{ maximumAgeDays = 1 } }
        @($strict).Count | Should -BeGreaterThan @(Get-ZtFinding -Control AccessKeysRotated -Status Fail).Count
        { Get-ZtFinding -Setting @{ AccessKeysRotated = @{ nonsense = 1 } } } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }

    It 'refuses controls, rows and accounts that do not exist' {
        { Get-ZtFinding -Control Nonsense } | Should -Throw -ErrorId 'ControlNotFound,*'
        { Get-ZtFinding -Row G9.9 } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { Get-ZtFinding -Account nobody } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }

    It 'scores by step, phase, row and account' {
        $steps = $all | Get-ZtPosture
        $steps.Count | Should -Be 7
        $steps[-1].Key | Should -Be 'all'
        $steps[-1].Percent | Should -BeLessThan 100
        ($all | Get-ZtPosture -By Account).Count | Should -Be 5
        ($all | Get-ZtPosture -By Phase).Count | Should -Be 4
    }

    It 'names each API call with -Verbose' {
        $lines = Get-ZtFinding -Control RootHasMfa -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        ($lines -join "`n") | Should -Match 'GetAccountSummary'
    }

    It 'saves, loads and judges offline with the same result' {
        $file = Join-Path $TestDrive 'flow.ztsnapshot.json.gz'
        $snapshot = Get-ZtSnapshot
        $online = $snapshot | Get-ZtFinding
        $snapshot | Export-ZtSnapshot -Path $file
        { $snapshot | Export-ZtSnapshot -Path $file } | Should -Throw -ErrorId 'FileNotWritten,*'
        ($snapshot | Export-ZtSnapshot -Path $file -Force -PassThru).Length | Should -BeGreaterThan 1000
        $offline = Get-Item $file | Import-ZtSnapshot | Get-ZtFinding
        ($offline | ForEach-Object { "$($_.Id) $($_.Outcome) $($_.Reason)" }) | Should -Be ($online | ForEach-Object { "$($_.Id) $($_.Outcome) $($_.Reason)" })
        (Get-ZtSnapshot -Last).Count | Should -Be $snapshot.Count
    }
}

Describe 'Plan, apply, undo' {
    BeforeEach {
        Connect-Sandbox
        $before = Get-SandboxState
    }

    It 'previews every change and changes nothing' {
        $plan = Get-ZtFinding -Status Fail | New-ZtPlan
        $plan.Changes.Count | Should -BeGreaterThan 5
        $null = $plan | Invoke-ZtPlan -WhatIf -ErrorAction SilentlyContinue
        Get-SandboxState | Should -BeExactly $before
        Get-ZtChange | Should -BeNullOrEmpty
    }

    It 'applies, does nothing the second time, and undoes to exactly the state before' {
        $plan = Get-ZtFinding -Step Network, Monitor -Status Fail | New-ZtPlan
        # A bucket that receives logs is refused: that is an error about one resource, and the others go on.
        $results = $plan | Invoke-ZtPlan -Confirm:$false -ErrorAction SilentlyContinue
        $results.Status | Should -Contain 'Applied'
        $results.Status | Should -Not -Contain 'Failed'
        $after = Get-SandboxState
        $after | Should -Not -BeExactly $before

        $again = $plan | Invoke-ZtPlan -Confirm:$false -ErrorAction SilentlyContinue
        $again.Status | Select-Object -Unique | Should -Be 'AlreadyInPlace'
        Get-SandboxState | Should -BeExactly $after

        $undone = $results | Undo-ZtChange -Confirm:$false -ErrorAction Stop
        $undone.Status | Select-Object -Unique | Should -Be 'Undone'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'repairs what failed' {
        $null = Get-ZtFinding -Control AdminPortsClosedToInternet -Status Fail | New-ZtPlan | Invoke-ZtPlan -Confirm:$false
        Get-ZtFinding -Control AdminPortsClosedToInternet -Status Fail | Should -BeNullOrEmpty
    }

    It 'saves a plan that can be applied from the file' {
        $file = Join-Path $TestDrive 'network.ztplan.json'
        Get-ZtFinding -Control AdminPortsClosedToInternet -Status Fail | New-ZtPlan | Export-ZtPlan -Path $file
        $results = Invoke-ZtPlan -Path $file -Confirm:$false
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
        $null = Undo-ZtChange -RunId $results[0].RunId -Confirm:$false
        Get-SandboxState | Should -BeExactly $before
    }

    It 'lists changes and runs, and takes back one change only' {
        $results = @(Get-ZtFinding -Control AdminPortsClosedToInternet -Status Fail | New-ZtPlan | Invoke-ZtPlan -Confirm:$false)
        (Get-ZtChange -Run).RunId | Should -Be $results[0].RunId
        $changes = @(Get-ZtChange -RunId $results[0].RunId)
        $changes.Count | Should -Be $results.Count
        ($changes | Select-Object -First 1 | Undo-ZtChange -Confirm:$false).Status | Should -Be 'Undone'
        @(Get-ZtChange -Status Undone).Count | Should -Be 1
        (Get-ZtChange -Status Applied | Undo-ZtChange -Confirm:$false).Status | Select-Object -Unique | Should -BeIn @($null, 'Undone')
        Get-SandboxState | Should -BeExactly $before
    }

    It 'has nothing to resume after a run that ended' {
        $results = @(Get-ZtFinding -Control AdminPortsClosedToInternet -Status Fail | New-ZtPlan | Invoke-ZtPlan -Confirm:$false)
        Resume-ZtPlan -RunId $results[0].RunId -Confirm:$false | Should -BeNullOrEmpty
        { Resume-ZtPlan -RunId 'no-such-run' -Confirm:$false } | Should -Throw -ErrorId 'ChangeNotFound,*'
        { Undo-ZtChange -RunId 'no-such-run' -Confirm:$false } | Should -Throw -ErrorId 'ChangeNotFound,*'
    }

    It 'reports a change that AWS refuses, and goes on with the others' {
        Connect-Sandbox -Fault 'deny:ec2:RevokeSecurityGroupIngress'
        $before = Get-SandboxState
        $errors = @()
        $results = Get-ZtFinding -Control AdminPortsClosedToInternet -Status Fail | New-ZtPlan | Invoke-ZtPlan -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $results.Status | Select-Object -Unique | Should -Be 'Failed'
        $errors | Get-ErrorId | Select-Object -Unique | Should -Be 'AccessDenied'
        $errors[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'waits out throttling' {
        Connect-Sandbox -Fault 'throttle:ec2:RevokeSecurityGroupIngress:2'
        $results = Get-ZtFinding -Control AdminPortsClosedToInternet -Status Fail | New-ZtPlan | Invoke-ZtPlan -Confirm:$false -ErrorAction Stop
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
    }

    It 'prints what reading and applying need' {
        $reading = Get-ZtRequiredPermission | Out-String
        $reading | Should -Match 'iam:GetAccountSummary'
        ($reading | ConvertFrom-Json).Version | Should -Be '2012-10-17'
        (Get-ZtRequiredPermission -Control RootHasMfa) | Should -Not -Match 's3:'
        $plan = Get-ZtFinding -Control AdminPortsClosedToInternet -Status Fail | New-ZtPlan
        $writing = $plan | Get-ZtRequiredPermission -Compress
        $writing | Should -Match 'ec2:RevokeSecurityGroupIngress'
        $writing | Should -Match 'ec2:AuthorizeSecurityGroupIngress'
        $writing | Should -Not -Match '\n'
    }
}
