#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    Disconnect-ZtAws
    $ann = 'arn:aws:iam::111122223333:user/ann'

    function New-Record {
        param([string] $Source, [string] $Name, [hashtable] $Parameters, [string] $User = 'ann')
        @{
            eventVersion = '1.08'; eventTime = '2026-03-01T10:00:00Z'; eventSource = $Source; eventName = $Name; awsRegion = 'eu-west-1'; recipientAccountId = '111122223333'
            requestParameters = $Parameters
            userIdentity = @{ type = 'IAMUser'; principalId = 'AIDA'; arn = "arn:aws:iam::111122223333:user/$User"; accountId = '111122223333'; userName = $User }
        }
    }

    $log = Join-Path $TestDrive 'log.json'
    @{ Records = @(
            (New-Record 's3.amazonaws.com' 'PutObject' @{ bucketName = 'data'; key = 'in/1.csv' })
            (New-Record 's3.amazonaws.com' 'PutObject' @{ bucketName = 'data'; key = 'in/2.csv' })
            (New-Record 'sqs.amazonaws.com' 'SendMessage' @{ queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders' })
            (New-Record 'lambda.amazonaws.com' 'CreateFunction20150331' @{ functionName = 'work'; role = 'arn:aws:iam::111122223333:role/run' })
            (New-Record 'ec2.amazonaws.com' 'DescribeInstances' @{} -User bob)) } | ConvertTo-Json -Depth 9 | Set-Content $log
    $old = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","lambda:*"],"Resource":"*"},{"Sid":"Keep","Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::data/secret/*"}]}'
}

Describe 'New-ZtLeastPrivilegePolicy' {
    It 'allows what was seen, with the role that was passed, and nothing of others' {
        $result = New-ZtLeastPrivilegePolicy $ann $log
        $actions = ($result.PolicyDocument | ConvertFrom-Json).Statement.Action
        $actions | Sort-Object | Should -Be 'iam:PassRole', 'lambda:CreateFunction', 's3:PutObject', 'sqs:SendMessage'
        $result.Allowed | Should -Be 5
        $result.NotAllowed | Should -Be 0
        $result.OutOfScope | Should -Be 1
    }

    It 'generalises resources by choice' {
        New-ZtLeastPrivilegePolicy $ann $log -AsDocument | Should -Not -Match '\*'
        New-ZtLeastPrivilegePolicy $ann $log -ResourceScope Prefix -AsDocument | Should -Match 'arn:aws:s3:::data/in/\*'
        New-ZtLeastPrivilegePolicy $ann $log -ResourceScope Type -AsDocument | Should -Match 'arn:aws:sqs:\*:111122223333:\*'
    }

    It 'stays within the policy that it replaces, and says what was dropped' {
        $result = New-ZtLeastPrivilegePolicy $ann $log -OldPolicyDocument $old -ResourceScope Type
        $result.Comparison.Verdict | Should -Be 'NoNewAccess'
        $result.Dropped.Action | Should -Contain 'sqs:SendMessage'
        $result.PolicyDocument | Should -Match 'Keep'
        ($result | Test-ZtScp -TrailPath $log -Layer Identity -OldPolicyDocument $old -PrincipalArn $ann).Answer | Select-Object -Unique | Should -Be 'Safe'
    }

    It 'takes several old policies together' {
        $queues = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:111122223333:*"}]}'
        $file = Join-Path $TestDrive 'old.json'
        $old | Set-Content $file
        $result = New-ZtLeastPrivilegePolicy $ann $log -OldPolicyDocument $queues -OldPath $file
        $result.Comparison.Verdict | Should -Be 'NoNewAccess'
        ($result.PolicyDocument | ConvertFrom-Json).Statement.Action | Should -Contain 'sqs:SendMessage'
        ($result.PolicyDocument | ConvertFrom-Json).Statement.Action | Should -Contain 's3:PutObject'
        $result.Dropped.Action | Should -Be 'iam:PassRole'
    }

    It 'takes the old policies from an account, by the ARN of the user' {
        $snapshot = Get-SampleSnapshot
        Disconnect-ZtAws
        $erin = 'arn:aws:iam::937410285366:user/erin.dev'
        $seen = Join-Path $TestDrive 'erin.json'
        $record = New-Record 'sqs.amazonaws.com' 'SendMessage' @{ queueUrl = 'https://sqs.eu-west-1.amazonaws.com/937410285366/orders' }
        $record.recipientAccountId = $record.userIdentity.accountId = '937410285366'
        $record.userIdentity.arn = $erin
        @{ Records = @($record) } | ConvertTo-Json -Depth 9 | Set-Content $seen
        $result = New-ZtLeastPrivilegePolicy $erin $seen -OldPolicyDocument $erin -Snapshot $snapshot
        $result.Comparison.Verdict | Should -Be 'NoNewAccess'
        ($result.PolicyDocument | ConvertFrom-Json).Statement.Action | Should -Be 'sqs:SendMessage'
        (Test-ZtScp -PolicyDocument $result.PolicyDocument -TrailPath $seen -Layer Identity -OldPolicyDocument $erin -PrincipalArn $erin -Snapshot $snapshot).Answer | Should -Be 'Safe'
    }

    It 'lets a role be passed to the service that it was handed to' {
        $pass = (New-ZtLeastPrivilegePolicy $ann $log).PolicyDocument | ConvertFrom-Json | ForEach-Object Statement | Where-Object Action -EQ 'iam:PassRole'
        $pass.Resource | Should -Be 'arn:aws:iam::111122223333:role/run'
        $pass.Condition.StringEquals.'iam:PassedToService' | Should -Be 'lambda.amazonaws.com'
    }

    It 'has tables' {
        $result = New-ZtLeastPrivilegePolicy $ann $log
        $result | Format-Table | Out-String -Width 200 | Should -Match 'Principal\s+Allowed\s+NotAllowed'
        $result.Uses | Format-Table | Out-String -Width 200 | Should -Match 'sqs:SendMessage'
    }

    It 'warns where it knows nothing' {
        $warnings = @()
        $null = New-ZtLeastPrivilegePolicy arn:aws:iam::111122223333:role/idle $log -WarningVariable warnings -WarningAction SilentlyContinue
        ($warnings -join '') | Should -Match 'nothing that'
    }

    It 'refuses what is neither user nor role, and what is no policy' {
        { New-ZtLeastPrivilegePolicy arn:aws:s3:::bucket $log } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { New-ZtLeastPrivilegePolicy $ann $log -OldPolicyDocument 'no' } | Should -Throw -ErrorId 'PolicyMalformed,*'
    }
}
