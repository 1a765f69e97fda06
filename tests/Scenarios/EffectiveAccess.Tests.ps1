#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    $policy = '{"Version":"2012-10-17","Statement":[{"Sid":"Work","Effect":"Allow","Action":["s3:*","ec2:RunInstances"],"Resource":"*"}]}'
    $boundary = '{"Version":"2012-10-17","Statement":[{"Sid":"Team","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::team-*"}]}'
    $deny = '{"Version":"2012-10-17","Statement":[{"Sid":"KeepBuckets","Effect":"Deny","Action":"s3:DeleteBucket*","Resource":"*"}]}'
    $ann = 'arn:aws:iam::111122223333:user/ann'
    Connect-Sandbox
    $snapshot = Get-SampleSnapshot
    $people = @($snapshot.Facts | Where-Object { $_.FactType -in 'iam-user', 'iam-role' -and $_.Value })
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Get-ZtEffectiveAccess, all that a principal can do' {
    It 'shows what given layers leave, without a connection' {
        Disconnect-ZtAws
        $entries = @(Get-ZtEffectiveAccess $ann -PolicyDocument $policy -PermissionsBoundary $boundary -ServiceControlPolicy FullAWSAccess, @('FullAWSAccess', $deny) -IncludeBlocked)
        $limited = $entries | Where-Object Access -EQ Limited
        $limited.Actions | Should -Contain 's3:Get*'
        $limited.Actions | Should -Not -Contain 's3:DeleteBucket*'
        $limited.Limits | Should -Match 'Boundary'
        $limited.Sources | Should -Match 'Work'
        $blocked = $entries | Where-Object Access -EQ Blocked
        ($blocked | Where-Object BlockedBy -EQ Boundary).Actions | Should -Be 'ec2:RunInstances'
        ($blocked | Where-Object BlockedBy -Like 'ServiceControl of level 2').Exceptions | Should -Match 'KeepBuckets'
        ($entries | Out-String -Width 200) | Should -Match 'within Boundary'
        ($entries | Out-String -Width 200) | Should -Match 'denied by ServiceControl of level 2'
        @(Get-ZtEffectiveAccess $ann -PolicyDocument $policy).Access | Should -Be 'Granted'
    }

    It 'takes files one by one from the pipeline, and session policies from a file' {
        Set-Content (Join-Path $TestDrive 'a.json') $policy
        Set-Content (Join-Path $TestDrive 'b.json') $boundary
        $entries = @(Get-ChildItem $TestDrive -Filter *.json | Get-ZtEffectiveAccess $ann -SessionPolicy (Join-Path $TestDrive 'b.json'))
        $entries.Count | Should -Be 2
        $entries[0].Sources | Should -Match 'a.json'
        $entries[0].Limits | Should -Match 'Session, b.json: Team'
        $entries[1].Access | Should -Be 'Granted'
    }

    It 'narrows to actions' {
        $entry = Get-ZtEffectiveAccess -PolicyDocument $policy -Action ec2:*
        $entry.Actions | Should -Be 'ec2:RunInstances'
        $entry.ActionCount | Should -Be 1
        @(Get-ZtEffectiveAccess -PolicyDocument $policy -Action iam:*).Count | Should -Be 0
        $warnings = @()
        $null = Get-ZtEffectiveAccess -PolicyDocument $policy -Action s3:NoSuchThing -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match 's3:NoSuchThing'
    }

    It 'warns about a level that allows nothing' {
        $warnings = @()
        @(Get-ZtEffectiveAccess -PolicyDocument $policy -ServiceControlPolicy $deny -WarningVariable warnings -WarningAction SilentlyContinue).Count | Should -Be 0
        $warnings | Should -Match 'FullAWSAccess'
    }

    It 'shows the users and roles of a snapshot by pipeline' {
        $entries = @($people | Get-ZtEffectiveAccess -Snapshot $snapshot -IncludeBlocked -WarningAction SilentlyContinue)
        @($entries.Principal | Select-Object -Unique).Count | Should -BeGreaterThan 20
        $admin = $entries | Where-Object { $_.Principal -like '*user/admin.ops' -and $_.Access -ne 'Blocked' }
        ($admin.Actions -join ' ') | Should -Match '\*'
        @($entries | Where-Object Access -EQ 'Granted').Count | Should -BeGreaterThan 0
    }

    It 'agrees with Test-ZtAccess on what is granted' {
        $entries = @($people | Where-Object FactType -EQ 'iam-user' | Get-ZtEffectiveAccess -Snapshot $snapshot -Action iam:CreateUser, sqs:CreateQueue -WarningAction SilentlyContinue)
        foreach ($entry in $entries | Where-Object { $_.Access -eq 'Granted' -and $_.Resources -contains '*' }) {
            foreach ($action in $entry.Actions) {
                (Test-ZtAccess $entry.Principal $action -Snapshot $snapshot).Verdict | Should -Be 'Allowed'
            }
        }
    }

    It 'tells what is not known' {
        $hidden = $people | Where-Object { $_.Resource.Arn -like '*frank.dev' }
        $warnings = @()
        $null = $hidden | Get-ZtEffectiveAccess -Snapshot $snapshot -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match 'cut-in-half'
        $null = Get-ZtEffectiveAccess 'arn:aws:iam::482619305718:user/not.there' -Snapshot $snapshot -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match 'not in the snapshot'
    }

    It 'reads over the connection' {
        Connect-Sandbox
        @(Get-ZtEffectiveAccess arn:aws:iam::111111111111:user/admin.ops -WarningAction SilentlyContinue).Count | Should -BeGreaterThan 0
    }

    It 'refuses what is no principal, no policy or no connection' {
        { Get-ZtEffectiveAccess 'nobody' -PolicyDocument $policy } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { Get-ZtEffectiveAccess '*' -PolicyDocument $policy } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { Get-ZtEffectiveAccess $ann -PolicyDocument '{"Statement":7}' } | Should -Throw -ErrorId 'PolicyMalformed,*'
        { Get-ZtEffectiveAccess $ann -PolicyDocument $policy -PermissionsBoundary (Join-Path $TestDrive 'none.json') } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { Get-ZtEffectiveAccess -Action 's3:*' -Snapshot $snapshot } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { Get-ZtEffectiveAccess -Action 'x' -Snapshot $snapshot } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        Disconnect-ZtAws
        { Get-ZtEffectiveAccess $ann } | Should -Throw -ErrorId 'NotConnected,*'
        { Get-ZtEffectiveAccess -Action s3:GetObject } | Should -Throw -ErrorId 'NotConnected,*'
    }

    It 'stands hostile names' {
        foreach ($name in "arn:aws:iam::111122223333:user/a`e[31m`u{202e}b", "arn:aws:iam::111122223333:user/*", "arn:aws:iam::111122223333:role/../x") {
            @(Get-ZtEffectiveAccess $name -PolicyDocument $policy).Principal | Should -Be $name
        }
    }
}

Describe 'Get-ZtEffectiveAccess, who can do something' {
    It 'lists those who can and those who might, in all accounts' {
        $answers = @(Get-ZtEffectiveAccess -Action iam:DeleteUser -Snapshot $snapshot)
        $answers[0].Verdict | Should -Be 'Allowed'
        @($answers.Principal | ForEach-Object { ($_ -split ':')[4] } | Select-Object -Unique).Count | Should -BeGreaterThan 2
        $might = @($answers | Where-Object Verdict -EQ 'Indeterminate')
        ($might.Unknowns -join ' ') | Should -Match 'cut-in-half'
        $others = @($people | Where-Object { $_.Resource.Arn -notin $answers.Principal } | Test-ZtAccess -Action iam:DeleteUser -Snapshot $snapshot)
        @($others | Where-Object Verdict -NotLike '*Denied').Count | Should -Be 0
        @($answers | ForEach-Object { (Test-ZtAccess $_.Principal iam:DeleteUser -Snapshot $snapshot).Verdict -eq $_.Verdict }) | Should -Not -Contain $false
    }

    It 'knows the owner of a bucket, and sees that everyone is let in' {
        $answers = @($snapshot | Get-ZtEffectiveAccess -Action s3:GetObject -Resource arn:aws:s3:::examplecorp-prod-website/index.html)
        $answers.Principal | Should -Contain 'Anonymous'
        @($answers | Where-Object { $_.Unknowns -match 'account that owns' }).Count | Should -Be 0
    }

    It 'sees services and outsiders whom a trust policy names' {
        $role = $people | Where-Object { $_.Resource.Arn -like '*role/vendor-monitoring' }
        $answers = @(Get-ZtEffectiveAccess -Action sts:AssumeRole -Resource $role.Resource.Arn -Snapshot $snapshot)
        @($answers.Principal | Where-Object { $_ -notlike '*482619305718*' }).Count | Should -BeGreaterThan 0
    }

    It 'warns where the policy of the resource is not in the snapshot' {
        $warnings = @()
        $null = Get-ZtEffectiveAccess -Action sqs:SendMessage -Resource arn:aws:sqs:eu-west-1:482619305718:q -Snapshot $snapshot -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match 'the policy of arn:aws:sqs'
    }

    It 'takes the policy of a resource, and a context' {
        $open = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-elsewhere00"}}}]}'
        $answers = @(Get-ZtEffectiveAccess -Action sqs:SendMessage -Resource arn:aws:sqs:eu-west-1:482619305718:q -Snapshot $snapshot -ResourcePolicy $open)
        $answers.Principal | Should -Not -Contain 'Anonymous'
    }

    It 'takes a snapshot from the pipeline' {
        @($snapshot | Get-ZtEffectiveAccess -Action iam:DeleteUser).Count | Should -BeGreaterThan 0
    }
}

Describe 'Test-ZtAccess with given layers' {
    It 'asks every level of the organization' {
        $ask = @{ Principal = $ann; Action = 's3:DeleteBucket'; Resource = 'arn:aws:s3:::logs'; PolicyDocument = $policy; ResourceAccountId = '111122223333' }
        (Test-ZtAccess @ask).Verdict | Should -Be 'Allowed'
        $denied = Test-ZtAccess @ask -ServiceControlPolicy FullAWSAccess, @('FullAWSAccess', $deny)
        $denied.Verdict | Should -Be 'ExplicitlyDenied'
        $denied.DecidedBy | Should -Match 'ServiceControl of level 2, .*KeepBuckets'
        (Test-ZtAccess @ask -ServiceControlPolicy FullAWSAccess, $boundary).BlockedBy | Should -Be 'ServiceControl'
        (Test-ZtAccess @ask -PermissionsBoundary $boundary).BlockedBy | Should -Be 'Boundary'
        (Test-ZtAccess @ask -SessionPolicy $boundary).BlockedBy | Should -Be 'Session'
        $control = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}'
        (Test-ZtAccess @ask -ResourceControlPolicy $control).BlockedBy | Should -Be 'ResourceControl'
        ($denied | Format-List | Out-String -Width 200) | Should -Match 'ServiceControl denies'
    }

    It 'takes files from the pipeline, and services and everyone as principals' {
        Set-Content (Join-Path $TestDrive 'p.json') $policy
        (Get-Item (Join-Path $TestDrive 'p.json') | Test-ZtAccess $ann s3:GetObject arn:aws:s3:::logs/x -ResourceAccountId 111122223333).DecidedBy | Should -Match 'p.json'
        $bucket = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*"}]}'
        Disconnect-ZtAws
        $answers = @(Test-ZtAccess -Principal *, cloudtrail.amazonaws.com -Action s3:PutObject -Resource arn:aws:s3:::logs/x -ResourcePolicy $bucket)
        $answers.Verdict | Should -Be 'ImplicitlyDenied', 'Allowed'
    }

    It 'knows key policies and the owner of buckets from facts' {
        $key = ($snapshot.Facts | Where-Object { $_.FactType -eq 'kms-key-policy' -and $_.Value } | Select-Object -First 1).Resource.Arn
        $answer = Test-ZtAccess arn:aws:iam::111111111111:user/admin.ops kms:Decrypt $key -Snapshot $snapshot -WarningAction SilentlyContinue
        $answer.Verdict | Should -Be 'Allowed'
        ($answer.Layers -join "`n") | Should -Match 'policy of key'
    }
}
