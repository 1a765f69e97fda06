#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'New-ZtScp as a document' {
    It 'needs no connection' {
        Disconnect-ZtAws
        $text = New-ZtScp -Template RegionLimit -AllowedRegion eu-west-1, eu-central-1 -AsDocument
        $document = $text | ConvertFrom-Json
        $document.Version | Should -Be '2012-10-17'
        $document.Statement[0].Effect | Should -Be 'Deny'
        $text | Should -Match 'eu-central-1'
    }

    It 'puts several templates into one document' {
        @((New-ZtScp -Template DenyLeaveOrganization, DenyRootUse, RequireImdsV2 -AsDocument | ConvertFrom-Json).Statement).Count | Should -BeGreaterThan 2
    }

    It 'refuses templates that do not exist, and parameters that are absent or wrong' {
        { New-ZtScp -Template Nonsense -AsDocument } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { New-ZtScp -Template RegionLimit -AsDocument } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { New-ZtScp -Template RegionLimit -AllowedRegion 'not a region' -AsDocument } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }

    It 'offers the templates' {
        (TabExpansion2 'New-ZtScp -Template Deny').CompletionMatches.CompletionText | Should -Contain 'DenyLeaveOrganization'
    }
}

Describe 'New-ZtScp' {
    BeforeAll {
        # Ids are the same in every sandbox, and reading everything takes most of a second.
        Connect-Sandbox -Region us-east-1
        $targets = (Get-ZtSnapshot).Facts | Where-Object FactType -EQ 'organizations-target'
        $unit = ($targets | Where-Object { $_.Value.Name -eq 'Playground' }).Value.Id
        $root = ($targets | Where-Object { $_.Value.Kind -eq 'ROOT' }).Value.Id
    }

    BeforeEach {
        Connect-Sandbox
        $before = Get-SandboxState
    }

    It 'previews and changes nothing' {
        $null = New-ZtScp -Template DenyRootUse, RequireImdsV2 -TargetId $unit -WhatIf -ErrorAction Stop
        Get-SandboxState | Should -BeExactly $before
    }

    It 'makes and attaches, does nothing the second time, and undoes to exactly the state before' {
        $results = @(New-ZtScp -Template DenyRootUse, RequireImdsV2 -TargetId $unit -Name Guard -Confirm:$false -ErrorAction Stop)
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
        $after = Get-SandboxState
        $after | Should -Match 'Guard'

        $said = @(New-ZtScp -Template DenyRootUse, RequireImdsV2 -TargetId $unit -Name Guard -Confirm:$false -ErrorAction Stop 6>&1)
        $said | Where-Object { $_ -is [ZeroTrust.Core.Flow.ChangeResult] } | Should -BeNullOrEmpty
        ($said -join "`n") | Should -Match 'Already in place'
        Get-SandboxState | Should -BeExactly $after

        $undone = $results | Undo-ZtChange -Confirm:$false -ErrorAction Stop
        $undone.Status | Select-Object -Unique | Should -Be 'Undone'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'does not attach to the root without -Force' {
        $errors = @()
        $null = New-ZtScp -Template RequireImdsV2 -TargetId $root -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'LockoutRefused'
        { New-ZtScp -Template RequireImdsV2 -TargetId $root -Force -WhatIf -ErrorAction Stop } | Should -Not -Throw
        Get-SandboxState | Should -BeExactly $before
    }

    It 'reports a target that does not exist' {
        $errors = @()
        $null = New-ZtScp -Template RequireImdsV2 -TargetId 'ou-none-00000000' -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'ResourceNotFound'
    }

    It 'reports a denied call, and takes back what was done before it' {
        Connect-Sandbox -Fault 'deny:organizations:AttachPolicy'
        $before = Get-SandboxState
        $errors = @()
        $results = @(New-ZtScp -Template RequireImdsV2 -TargetId $unit -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors)
        $results.Status | Should -Contain 'Failed'
        $errors | Get-ErrorId | Should -Contain 'AccessDenied'
        $null = $results | Undo-ZtChange -Confirm:$false -ErrorAction SilentlyContinue
        Get-SandboxState | Should -BeExactly $before
    }

    It 'waits out throttling' {
        Connect-Sandbox -Fault 'throttle:organizations:CreatePolicy:2'
        (New-ZtScp -Template RequireImdsV2 -Confirm:$false -ErrorAction Stop).Status | Should -Be 'Applied'
    }
}
