#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    $narrow = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*"}]}'
    $wide = '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::logs/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}'
    $ann = 'arn:aws:iam::111122223333:user/ann'
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Test-ZtPolicy' {
    It 'finds problems with their place, from text' {
        $found = @(Test-ZtPolicy -PolicyDocument ($narrow -replace 'GetObject', 'GetObjct'))
        $problem = $found | Where-Object Code -EQ 'UnknownAction'
        $problem.Line | Should -Be 1
        $problem.Fix | Should -Be 's3:GetObject'
        ($found | Out-String) | Should -Match 'UnknownAction'
    }

    It 'takes files from the pipeline, and goes on after one that is not there' {
        Set-Content (Join-Path $TestDrive 'good.json') $narrow
        Set-Content (Join-Path $TestDrive 'bad.json') '{"Version":"2012-10-17","Statement":['
        $found = @(Get-ChildItem $TestDrive -Filter *.json | Test-ZtPolicy)
        $found.Source | Should -Not -BeNullOrEmpty
        $found.Source | Split-Path -Leaf | Select-Object -Unique | Should -Be 'bad.json'
        $errors = @()
        $null = Test-ZtPolicy -Path (Join-Path $TestDrive 'none.json'), (Join-Path $TestDrive 'bad.json') -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'ArgumentInvalid'
    }

    It 'checks what only matters for a kind' {
        $everyone = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}'
        (Test-ZtPolicy $everyone -Kind ServiceControl).Code | Should -Contain 'ElementDoesNotFitPolicyKind'
    }
}

Describe 'Compare-ZtPolicy' {
    It 'proves that nothing is new' {
        (Compare-ZtPolicy $narrow $narrow).Verdict | Should -Be 'NoNewAccess'
    }

    It 'shows a request that is new' {
        $answer = Compare-ZtPolicy -ReferencePolicy $narrow -DifferencePolicy $wide
        $answer.Verdict | Should -Be 'NewAccess'
        $answer.Example.Action | Should -BeLike 's3:Get*'
        ($answer | Out-String) | Should -Match 'may do'
    }

    It 'takes files, and refuses what is no policy' {
        Set-Content (Join-Path $TestDrive 'old.json') $narrow
        (Compare-ZtPolicy (Join-Path $TestDrive 'old.json') $narrow).Verdict | Should -Be 'NoNewAccess'
        { Compare-ZtPolicy '{"Statement":7}' $narrow } | Should -Throw -ErrorId 'PolicyMalformed,*'
        { Compare-ZtPolicy (Join-Path $TestDrive 'none.json') $narrow } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }
}

Describe 'Test-ZtAccess' {
    It 'decides by given policies, without a connection' {
        Disconnect-ZtAws
        $ask = @{ Principal = $ann; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::logs/today'; PolicyDocument = $wide; ResourceAccountId = '111122223333' }
        $unknown = Test-ZtAccess @ask
        $unknown.Verdict | Should -Be 'Indeterminate'
        $unknown.Unknowns | Should -Contain 'aws:SecureTransport'
        $allowed = Test-ZtAccess @ask -Context @{ 'aws:SecureTransport' = $true }
        $allowed.IsAllowed | Should -BeTrue
        $allowed.DecidedBy | Should -Match 'Read'
        (Test-ZtAccess @ask -Context @{ 'aws:SecureTransport' = $null }).Verdict | Should -Be 'ImplicitlyDenied'
        (Test-ZtAccess @ask -CompleteContext).BlockedBy | Should -Be 'Identity'
        ($allowed | Out-String) | Should -Match 'Allowed'
    }

    It 'takes the policy of a resource into account' {
        $deny = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}'
        $answer = Test-ZtAccess $ann s3:GetObject arn:aws:s3:::logs/today -PolicyDocument $narrow -ResourceAccountId 111122223333 -ResourcePolicy $deny
        $answer.Verdict | Should -Be 'ExplicitlyDenied'
        $answer.BlockedBy | Should -Be 'Resource'
    }

    It 'decides by the facts of a snapshot: one answer for each principal and action' {
        $snapshot = Get-SampleSnapshot
        $principals = $snapshot.Facts | Where-Object { $_.FactType -in 'iam-user', 'iam-role' -and $_.Value -and $_.Resource.Arn } | ForEach-Object { $_.Resource.Arn }
        $answers = @($principals | Test-ZtAccess -Action iam:CreateUser, ec2:RunInstances -Snapshot $snapshot)
        $answers.Count | Should -Be (2 * @($principals).Count)
        @($answers | Where-Object Verdict -EQ 'Allowed').Count | Should -BeGreaterThan 0
        @($answers | Where-Object Verdict -Like '*Denied').Count | Should -BeGreaterThan 0
    }

    It 'reads the facts over the connection' {
        Connect-Sandbox
        $user = (Get-ZtSnapshot).Facts | Where-Object FactType -EQ 'iam-user' | Select-Object -First 1
        @(Test-ZtAccess -Principal $user.Resource.Arn -Action iam:CreateUser).Count | Should -Be 1
    }

    It 'refuses what is no principal, and works on nothing' {
        { Test-ZtAccess 'nobody' s3:GetObject -PolicyDocument $narrow } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        Disconnect-ZtAws
        { Test-ZtAccess $ann s3:GetObject } | Should -Throw -ErrorId 'NotConnected,*'
    }
}

Describe 'Policies of accounts' {
    BeforeAll {
        $snapshot = Get-SampleSnapshot
        Disconnect-ZtAws
        $bucket = @($snapshot.Facts | Where-Object { $_.FactType -eq 's3-bucket-policy' -and $_.Value.Document })[0].Resource.Arn
    }

    It 'checks every policy of a snapshot from the pipeline, and says where it is' {
        $found = @($snapshot | Test-ZtPolicy)
        $found | Should -Not -BeNullOrEmpty
        $found.Source | Should -Contain "$bucket bucket policy"
        ($found | Where-Object Code -EQ 'InvalidJson').Source | Select-Object -Unique | Should -BeLike '*frank.dev cut-in-half' -Because 'only this one was cut'
        ($found | Out-String -Width 160) | Should -Match 'bucket policy'
    }

    It 'looks an ARN up in a snapshot, or over the connection' {
        $offline = @($bucket | Test-ZtPolicy -Snapshot $snapshot)
        $offline | Should -Not -BeNullOrEmpty
        Connect-ZtAws -Sandbox | Out-Null
        @(Test-ZtPolicy $bucket).Count | Should -Be $offline.Count
        Disconnect-ZtAws
    }

    It 'goes on after an ARN that has no policy' {
        $errors = @()
        $found = @('arn:aws:iam::111111111111:role/none', $bucket | Test-ZtPolicy -Snapshot $snapshot -ErrorAction SilentlyContinue -ErrorVariable errors)
        $errors | Get-ErrorId | Should -Be 'ArgumentInvalid'
        $found | Should -Not -BeNullOrEmpty
    }

    It 'compares what two users may do, all their policies together' {
        $erin, $grace = 'erin.dev', 'grace.dev' | ForEach-Object { "arn:aws:iam::937410285366:user/$_" }
        (Compare-ZtPolicy $erin $grace -Snapshot $snapshot).Verdict | Should -Be 'NoNewAccess' -Because 'erin has everything'
        (Compare-ZtPolicy $grace $erin -Snapshot $snapshot).Verdict | Should -Be 'NewAccess'
    }

    It 'refuses to compare with what it cannot know' {
        { Compare-ZtPolicy 'arn:aws:iam::111111111111:user/nobody' $bucket -Snapshot $snapshot } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { Compare-ZtPolicy $bucket $bucket } | Should -Throw -ErrorId 'NotConnected,*'
    }
}
