#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Enable-ZtMfaEnforcement' {
    BeforeEach {
        Connect-Sandbox
        $before = Get-SandboxState
        $failed = Get-ZtIamFinding -Control ConsoleUsersHaveMfa -Status Fail
    }

    It 'has somebody to enforce it for' {
        @($failed).Count | Should -BeGreaterThan 0
    }

    It 'previews and changes nothing' {
        $null = $failed | Enable-ZtMfaEnforcement -WhatIf -ErrorAction SilentlyContinue
        $null = Enable-ZtMfaEnforcement -AllUsers -WhatIf -ErrorAction SilentlyContinue
        Get-SandboxState | Should -BeExactly $before
        Get-ZtChange | Should -BeNullOrEmpty
    }

    It 'applies, does nothing the second time, and undoes to exactly the state before' {
        $results = $failed | Enable-ZtMfaEnforcement -Confirm:$false -ErrorAction Stop
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
        $after = Get-SandboxState
        $after | Should -Match 'ZeroTrustDenyWithoutMfa'

        $said = @($failed | Enable-ZtMfaEnforcement -Confirm:$false -ErrorAction Stop 6>&1)
        $said | Where-Object { $_ -is [ZeroTrust.Core.Flow.ChangeResult] } | Should -BeNullOrEmpty
        ($said -join "`n") | Should -Match 'Already in place'
        Get-SandboxState | Should -BeExactly $after

        $undone = $results | Undo-ZtChange -Confirm:$false -ErrorAction Stop
        $undone.Status | Select-Object -Unique | Should -Be 'Undone'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'never touches break-glass users' {
        $user = $failed | Select-Object -First 1
        $all = "arn:aws:iam::$($user.Account):user*$($user.Resource.Id)"
        $results = @($user | Enable-ZtMfaEnforcement -BreakGlass $all -Confirm:$false -ErrorAction SilentlyContinue)
        $results | Where-Object { $_.Change.Resource.Id -eq $user.Resource.Id } | Should -BeNullOrEmpty
        Get-SandboxState | Should -Not -Match ([regex]::Escape("$($user.Resource.Id)") + '.{0,40}ZeroTrustMfaRequired')
    }

    It 'refuses to shut out the caller' {
        $caller = ((Get-ZtContext).CallerArn -split '/')[-1]
        $errors = @()
        $null = Enable-ZtMfaEnforcement -UserName $caller -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'LockoutRefused'
        ($errors | Where-Object { ($_ | Get-ErrorId) -eq 'LockoutRefused' })[0].CategoryInfo.Category | Should -Be 'SecurityError'
    }

    It 'takes names, ARNs and objects with a UserName' {
        $one = $failed | Select-Object -First 1
        $null = Enable-ZtMfaEnforcement -UserName $one.Resource.Id -Account $one.Account -WhatIf
        $null = $one.Resource.Arn | Enable-ZtMfaEnforcement -WhatIf -ErrorAction Stop
        $null = [pscustomobject]@{ UserName = $one.Resource.Id; AccountId = $one.Account } | Enable-ZtMfaEnforcement -WhatIf -ErrorAction Stop
        Get-SandboxState | Should -BeExactly $before
    }

    It 'reports a finding that is not about a user, and goes on' {
        $errors = @()
        $null = Get-ZtFinding -Control RootHasMfa | Enable-ZtMfaEnforcement -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Select-Object -Unique | Should -Be 'ArgumentInvalid'
    }

    It 'reports a user that does not exist' {
        $errors = @()
        $null = Enable-ZtMfaEnforcement -UserName 'no-such-user' -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'ResourceNotFound'
    }

    It 'changes nothing when nobody who was named exists' {
        $before = Get-SandboxState
        Enable-ZtMfaEnforcement nobody.there -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors | Should -BeNullOrEmpty
        $errors | Get-ErrorId | Should -Contain 'ResourceNotFound'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'leaves nothing half done that cannot be taken back when AWS denies a call' {
        Connect-Sandbox -Fault 'deny:iam:AddUserToGroup'
        $before = Get-SandboxState
        $errors = @()
        $results = $failed | Enable-ZtMfaEnforcement -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $results.Status | Should -Contain 'Failed'
        $errors | Get-ErrorId | Should -Contain 'AccessDenied'
        $null = $results | Undo-ZtChange -Confirm:$false -ErrorAction SilentlyContinue
        Get-SandboxState | Should -BeExactly $before
    }

    It 'waits out throttling' {
        Connect-Sandbox -Fault 'throttle:iam:CreatePolicy:2'
        $results = $failed | Enable-ZtMfaEnforcement -Confirm:$false -ErrorAction Stop
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
    }
}
