#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1

    # What AWS describes about buckets, as one text.
    function Get-Description {
        param([string] $Control)
        (Get-ZtSnapshot -Control $Control).Facts | Where-Object FactType -Like 's3-*' |
            ForEach-Object { "$($_.FactType) $($_.Resource.Key) $($_.Value | ConvertTo-Json -Depth 20 -Compress)" } | Out-String
    }
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Set-ZtBucketEncryption' {
    BeforeEach {
        Connect-Sandbox
        $before = Get-SandboxState
        $failed = @(Get-ZtFinding -Control BucketEncryptsWithKms -Status Fail)
        $one = $failed | Select-Object -First 1
    }

    It 'has buckets to encrypt' {
        $failed.Count | Should -BeGreaterThan 1
    }

    It 'previews and changes nothing' {
        $null = $failed | Set-ZtBucketEncryption -NewKey -EnforceTls -DenyUnencryptedPut -WhatIf -ErrorAction SilentlyContinue
        Get-SandboxState | Should -BeExactly $before
        Get-ZtChange | Should -BeNullOrEmpty
    }

    It 'applies, does nothing the second time, and undoes what it did' {
        $described = Get-Description 'Bucket*'
        $results = @($one | Set-ZtBucketEncryption -NewKey -EnforceTls -DenyUnencryptedPut -Confirm:$false -ErrorAction Stop)
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
        Get-Description 'Bucket*' | Should -Not -BeExactly $described
        $after = Get-SandboxState
        $after | Should -Not -BeExactly $before
        Get-ZtFinding -Control BucketEncryptsWithKms -Status Fail | Where-Object { $_.Resource.Id -eq $one.Resource.Id } | Should -BeNullOrEmpty

        $said = @($one | Set-ZtBucketEncryption -NewKey -EnforceTls -DenyUnencryptedPut -Confirm:$false -ErrorAction Stop 6>&1)
        $said | Where-Object { $_ -is [ZeroTrust.Core.Flow.ChangeResult] -and $_.Status -eq 'Applied' } | Should -BeNullOrEmpty
        Get-SandboxState | Should -BeExactly $after

        $undone = $results | Undo-ZtChange -Confirm:$false -ErrorAction Stop
        $undone.Status | Select-Object -Unique | Should -Be 'Undone'
        # KMS deletes no key at once: everything is as before but for keys that wait for their deletion.
        Get-SandboxState | Should -Match 'PendingDeletion'
        Get-Description 'Bucket*' | Should -BeExactly $described
    }

    It 'puts encryption and policy back exactly with a key that is there already' {
        $key = @((Get-ZtSnapshot).Facts | Where-Object { $_.FactType -eq 'kms-key' -and $_.Value.Manager -eq 'CUSTOMER' -and $_.Value.State -eq 'Enabled' })
        $pair = foreach ($finding in $failed) { $fit = $key | Where-Object { $_.Resource.AccountId -eq $finding.Account -and $_.Resource.Region -eq $finding.Region } | Select-Object -First 1; if ($fit) { , @($finding, $fit); break } }
        if (-not $pair) { Set-ItResult -Skipped -Because 'no unencrypted bucket of the sample has a customer key in its region' }
        $finding, $fit = $pair
        $results = @($finding | Set-ZtBucketEncryption -KmsKeyId $fit.Resource.Id -EnforceTls -DenyUnencryptedPut -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems)
        if ($results.Count -gt 0) {
            $null = $results | Undo-ZtChange -Confirm:$false -ErrorAction Stop
        }
        else {
            $problems | Get-ErrorId | Should -Contain 'KeyNotUsable'
        }

        Get-SandboxState | Should -BeExactly $before
    }

    It 'takes names, ARNs and objects with a BucketName' {
        $name = $one.Resource.Id
        $null = Set-ZtBucketEncryption -BucketName $name -NewKey -WhatIf -ErrorAction Stop
        $null = "arn:aws:s3:::$name" | Set-ZtBucketEncryption -NewKey -WhatIf -ErrorAction Stop
        $null = [pscustomobject]@{ BucketName = $name; CreationDate = [datetime]::UnixEpoch } | Set-ZtBucketEncryption -NewKey -WhatIf -ErrorAction Stop
        Get-SandboxState | Should -BeExactly $before
    }

    It 'refuses a key that does not exist or is in another region' {
        $errors = @()
        $null = Set-ZtBucketEncryption -BucketName $one.Resource.Id -KmsKeyId 'alias/no-such-key' -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -BeIn 'KeyNotUsable', 'ResourceNotFound'
        Get-SandboxState | Should -BeExactly $before
    }

    It 'reports a bucket that does not exist, and a finding that is not about a bucket' {
        $errors = @()
        $null = Set-ZtBucketEncryption -BucketName 'no-such-bucket-anywhere' -NewKey -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'ResourceNotFound'
        $null = Get-ZtFinding -Control RootHasMfa | Select-Object -First 1 | Set-ZtBucketEncryption -NewKey -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'ArgumentInvalid'
    }

    It 'reports a denied call, and what was done can be taken back' {
        Connect-Sandbox -Fault 'deny:s3:PutBucketEncryption'
        $errors = @()
        $results = @($one | Set-ZtBucketEncryption -NewKey -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors)
        $results.Status | Should -Contain 'Failed'
        $errors | Get-ErrorId | Should -Contain 'AccessDenied'
        { $results | Undo-ZtChange -Confirm:$false } | Should -Not -Throw
    }

    It 'waits out throttling' {
        Connect-Sandbox -Fault 'throttle:s3:PutBucketEncryption:2'
        $results = @($one | Set-ZtBucketEncryption -NewKey -Confirm:$false -ErrorAction Stop)
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
    }
}
