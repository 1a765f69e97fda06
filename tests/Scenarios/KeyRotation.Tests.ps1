#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Enable-ZtKeyRotation' {
    BeforeEach {
        Connect-Sandbox
        $before = Get-SandboxState
        $findings = @(Get-ZtDataFinding -Control KmsKeyRotationEnabled -Status Pass, Fail, NotApplicable)
        $failed = @($findings | Where-Object Outcome -EQ Fail)
        $one = $failed | Select-Object -First 1
    }

    It 'has keys to work on' {
        $failed.Count | Should -BeGreaterThan 1
        $findings.Outcome | Should -Contain 'NotApplicable'
    }

    It 'previews the exact calls and changes nothing' {
        $null = $failed | Enable-ZtKeyRotation -WhatIf -ErrorAction Stop
        Get-SandboxState | Should -BeExactly $before
        Get-ZtChange | Should -BeNullOrEmpty
    }

    It 'takes the facts of keys, and reports those of something else' {
        $fact = (Get-ZtSnapshot).Facts | Where-Object { $_.FactType -EQ 'kms-key' -and $_.Resource -EQ $one.Resource }
        ($fact | Enable-ZtKeyRotation -Confirm:$false).Status | Should -Be 'Applied'
        $other = (Get-ZtSnapshot).Facts | Where-Object FactType -EQ 's3-bucket' | Select-Object -First 1
        $other | Enable-ZtKeyRotation -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        "$problems" | Should -BeLike '*not about AWS::KMS::Key*'
    }

    It 'does not take a key of another partition for its own' {
        $arn = $one.Resource.Arn -replace '^arn:aws:', 'arn:aws-cn:'
        Enable-ZtKeyRotation $arn -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        "$problems" | Should -BeLike '*partition aws-cn*'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'does not call an alias absent when aliases cannot be read' {
        Connect-Sandbox -Fault 'deny:kms:ListAliases'
        Enable-ZtKeyRotation 'alias/nobody' -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -BeLike 'FactMissing*'
        "$problems" | Should -BeLike '*kms:ListAliases*'
    }

    It 'applies, does nothing the second time, and undoes what it did' {
        $results = @($failed | Enable-ZtKeyRotation -Confirm:$false -ErrorAction Stop)
        $results.Count | Should -Be $failed.Count
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
        $results.Change.ControlId | Select-Object -Unique | Should -Be 'ZT.KMS.1'
        Get-ZtDataFinding -Control ZT.KMS.1 -Status Fail | Should -BeNullOrEmpty
        $after = Get-SandboxState

        $said = @($failed | Enable-ZtKeyRotation -Confirm:$false -ErrorAction Stop 6>&1)
        $said | Should -HaveCount $failed.Count
        $said | ForEach-Object { "$_" | Should -Match '^Already in place: .+ rotates every 365 days' }
        Get-SandboxState | Should -BeExactly $after

        ($results | Undo-ZtChange -Confirm:$false -ErrorAction Stop).Status | Select-Object -Unique | Should -Be 'Undone'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'takes ids, ARNs, aliases, and objects as AWS.Tools gives them' {
        $key = (Get-ZtSnapshot -Control ZT.KMS.1).Facts |
            Where-Object { $_.FactType -eq 'kms-key' -and $_.Value.Aliases.Count -gt 0 -and $_.Resource.Key -in $failed.Resource.Key } |
            Select-Object -First 1
        $where = $key.Value.Arn -replace ':key/.*'
        $forms = @(
            $key.Value.KeyId
            $key.Value.Arn
            "$where`:$($key.Value.Aliases[0])"
            [pscustomobject]@{ KeyArn = $key.Value.Arn; KeyId = $key.Value.KeyId }
            [pscustomobject]@{ KeyId = $key.Value.KeyId }
        )
        foreach ($form in $forms) {
            $result = @($form | Enable-ZtKeyRotation -Confirm:$false -ErrorAction Stop)
            $result.Status | Should -Be 'Applied' -Because $form
            $result.Change.Resource.Id | Should -Be $key.Value.KeyId
            $null = $result | Undo-ZtChange -Confirm:$false -ErrorAction Stop
        }

        $named = @(Enable-ZtKeyRotation -KeyId $key.Value.Aliases[0] -Account $key.Resource.AccountId -Confirm:$false -ErrorAction Stop)
        $named.Change.Resource.Id | Should -Contain $key.Value.KeyId
        $named.Change.Resource.AccountId | Select-Object -Unique | Should -Be $key.Resource.AccountId
        Get-SandboxState | Should -Not -BeExactly $before
    }

    It 'refuses a key that cannot rotate, with the reason of the finding, and goes on with the others' {
        $unfit = $findings | Where-Object Outcome -EQ NotApplicable | Select-Object -First 1
        $errors = @()
        $results = @($unfit, $one | Enable-ZtKeyRotation -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors)
        $errors | Get-ErrorId | Should -Be 'ControlNotApplicable'
        "$($errors[0])" | Should -BeLike "*$($unfit.Reason)*"
        $errors[0].ErrorDetails.RecommendedAction | Should -Match 'Get-ZtControl ZT.KMS.1'
        $results.Status | Should -Be 'Applied'
        $results.Change.Resource.Key | Should -Be $one.Resource.Key
    }

    It 'names a key that does not exist, and a finding that is not about a key' {
        $errors = @()
        $null = Enable-ZtKeyRotation -KeyId 'alias/no-such-key' -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Be 'ResourceNotFound'
        "$($errors[0])" | Should -BeLike '*alias/no-such-key*'
        $null = Get-ZtFinding -Control RootHasMfa | Select-Object -First 1 |
            Enable-ZtKeyRotation -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Be 'ArgumentInvalid'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'refuses what is not known, and names the IAM action that would settle it' {
        Connect-Sandbox -Fault 'deny:kms:GetKeyRotationStatus'
        $errors = @()
        $null = $one | Enable-ZtKeyRotation -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Be 'FactMissing'
        $errors[0].ErrorDetails.RecommendedAction | Should -Match 'kms:GetKeyRotationStatus'

        Connect-Sandbox -Fault 'deny:kms:ListKeys'
        $null = Enable-ZtKeyRotation -KeyId $one.Resource.Id -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Be 'FactMissing'
        $errors[0].ErrorDetails.RecommendedAction | Should -Match 'kms:ListKeys'
    }

    It 'reports a denied call, and waits out throttling' {
        Connect-Sandbox -Fault 'deny:kms:EnableKeyRotation'
        $errors = @()
        $results = @($one | Enable-ZtKeyRotation -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors)
        $results.Status | Should -Be 'Failed'
        $errors | Get-ErrorId | Should -Contain 'AccessDenied'

        Connect-Sandbox -Fault 'throttle:kms:EnableKeyRotation:2'
        ($one | Enable-ZtKeyRotation -Confirm:$false -ErrorAction Stop).Status | Should -Be 'Applied'
    }
}
