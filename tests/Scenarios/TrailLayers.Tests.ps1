#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    Disconnect-ZtAws
    $account = '111122223333'
    $other = '444455556666'

    function New-Record {
        param([string] $Name, [hashtable] $Parameters, [string] $By = 'user', [string] $Source = 's3', [string] $Account = '111122223333', [hashtable] $More = @{})
        $identity = switch ($By) {
            'user' { @{ type = 'IAMUser'; principalId = 'AIDA'; arn = "arn:aws:iam::${Account}:user/ann"; accountId = $Account; userName = 'ann' } }
            'session' { @{ type = 'AssumedRole'; principalId = 'AROA:s'; arn = "arn:aws:sts::${Account}:assumed-role/app/s"; accountId = $Account; sessionContext = @{ sessionIssuer = @{ type = 'Role'; arn = "arn:aws:iam::${Account}:role/app" } } } }
            'linked' { @{ type = 'AssumedRole'; principalId = 'AROA:l'; arn = "arn:aws:sts::${Account}:assumed-role/AWSServiceRoleForConfig/l"; accountId = $Account; sessionContext = @{ sessionIssuer = @{ type = 'Role'; arn = "arn:aws:iam::${Account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig" } } } }
        }
        @{
            eventVersion = '1.11'; eventTime = '2026-03-01T10:00:00Z'; eventSource = "$Source.amazonaws.com"; eventName = $Name; eventType = 'AwsApiCall'; awsRegion = 'eu-west-1'; recipientAccountId = '111122223333'
            sourceIPAddress = '198.51.100.7'; userAgent = 'aws-cli'; requestParameters = $Parameters; userIdentity = $identity
        } + $More
    }

    function Save-Record {
        param([object[]] $Record)
        $path = Join-Path $TestDrive "$([IO.Path]::GetRandomFileName()).json"
        @{ Records = $Record } | ConvertTo-Json -Depth 9 | Set-Content $path
        $path
    }

    function Get-Answer {
        param($Rows, [string] $Action)
        [string]($Rows | Where-Object Action -EQ $Action | Select-Object -First 1).Answer
    }

    $owner = @{ resources = @(@{ type = 'AWS::S3::Object'; ARN = 'arn:aws:s3:::data/a' }, @{ accountId = $account; type = 'AWS::S3::Bucket'; ARN = 'arn:aws:s3:::data' }) }
    function New-Policy { param([string] $Statement) '{"Version":"2012-10-17","Statement":[' + $Statement + ']}' }
}

Describe 'Test-ZtScp -Layer Identity, Boundary and Session' {
    It '<Layer>: breaks, safe, cannot tell' -ForEach @(@{ Layer = 'Identity' }, @{ Layer = 'Boundary' }, @{ Layer = 'Session' }) {
        $log = Save-Record @(
            New-Record GetObject @{ bucketName = 'data'; key = 'a' } -By session
            New-Record PutObject @{ bucketName = 'data'; key = 'a' } -By session
            New-Record SendMessage @{ queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders' } -By session -Source sqs)
        $policy = New-Policy '{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"},{"Effect":"Allow","Action":"sqs:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"a"}}}'
        $rows = Test-ZtScp $policy $log -Layer $Layer
        Get-Answer $rows s3:GetObject | Should -Be Safe
        Get-Answer $rows s3:PutObject | Should -Be Breaks
        $unknown = $rows | Where-Object Action -EQ sqs:SendMessage
        $unknown.Answer | Should -Be CannotTell
        $unknown.UnknownKeys | Should -Be 'aws:PrincipalTag/team'
    }

    It 'leaves users out of session policies, and the root user out of identity policies' {
        $log = Save-Record @(New-Record PutObject @{ bucketName = 'data'; key = 'a' })
        Test-ZtScp (New-Policy '{"Effect":"Deny","Action":"*","Resource":"*"}') $log -Layer Session | Should -BeNullOrEmpty
    }

    It 'says nothing new of what was there before' {
        $log = Save-Record @(New-Record PutObject @{ bucketName = 'data'; key = 'a' })
        $statement = '{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Null":{"aws:PrincipalTag/team":"true"}}}'
        $old = New-Policy "{""Effect"":""Allow"",""Action"":""*"",""Resource"":""*""},$statement"
        (Test-ZtScp $old $log -Layer Identity).Answer | Should -Be CannotTell
        (Test-ZtScp $old $log -Layer Identity -OldPolicyDocument $old).Answer | Should -Be Safe
    }
}

Describe 'Test-ZtScp -Layer Resource' {
    BeforeAll {
        $log = Save-Record @(
            New-Record GetObject @{ bucketName = 'data'; key = 'a' } -More $owner
            New-Record GetObject @{ bucketName = 'data'; key = 'a' } -Account $other -More $owner
            New-Record GetObject @{ bucketName = 'elsewhere'; key = 'a' }
            New-Record DeleteObject @{ bucketName = 'data'; key = 'a' } -More $owner
            New-Record SendMessage @{ queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders' } -Source sqs)
        $policy = New-Policy '{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"},{"Sid":"Keep","Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::data/*"}'
    }

    It 'knows its own bucket, and that others need the bucket to allow' {
        $rows = Test-ZtScp $policy $log -Layer Resource
        ($rows | Measure-Object Count -Sum).Sum | Should -Be 3
        Get-Answer $rows s3:DeleteObject | Should -Be Breaks
        ($rows | Where-Object { $_.Action -eq 's3:GetObject' -and $_.Principal -like "*$other*" }).Answer | Should -Be Breaks
        ($rows | Where-Object { $_.Action -eq 's3:GetObject' -and $_.Principal -like "*$account*" }).Answer | Should -Be Safe
    }

    It 'cannot tell when the callers own policies may allow' {
        $none = New-Policy '{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:*","Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"]}'
        $rows = Test-ZtScp $none $log -Layer Resource
        ($rows | Where-Object Principal -Like "*$account*").Answer | Select-Object -Unique | Should -Be CannotTell
        ($rows | Where-Object Principal -Like "*$other*").Answer | Should -Be Safe
    }

    It 'takes the resource by name, and asks for it where the policy does not tell' {
        $queue = New-Policy '{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}'
        (Test-ZtScp $queue $log -Layer Resource -ResourceArn arn:aws:sqs:eu-west-1:111122223333:orders).Answer | Should -Be Breaks
        Test-ZtScp $queue $log -Layer Resource -ResourceArn arn:aws:sqs:eu-west-1:111122223333:bills | Should -BeNullOrEmpty
        { Test-ZtScp $queue $log -Layer Resource } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }
}

Describe 'Test-ZtScp -Layer ResourceControl and ServiceControl' {
    BeforeAll {
        $log = Save-Record @(
            New-Record GetObject @{ bucketName = 'data'; key = 'a' } -More $owner
            New-Record GetObject @{ bucketName = 'data'; key = 'a' } -By linked -More $owner
            New-Record GetObject @{ bucketName = 'data'; key = 'a' } -Account $other -More $owner
            New-Record DescribeInstances @{} -Source ec2)
        $org = New-Policy '{"Sid":"Org","Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-abcd123456"}}}'
    }

    It 'cannot tell the organization, unless it is told' {
        $rows = Test-ZtScp $org $log -Layer ResourceControl
        $rows.Answer | Select-Object -Unique | Should -Be CannotTell
        $rows[0].UnknownKeys | Should -Be 'aws:PrincipalOrgID'
        $told = Test-ZtScp $org $log -Layer ResourceControl -OrganizationId o-abcd123456 -OrganizationAccountId $account
        ($told | Where-Object Principal -Like "*$account*").Answer | Should -Be Safe
        ($told | Where-Object Principal -Like "*$other*").Answer | Should -Be CannotTell
    }

    It 'leaves service-linked roles, other services and the management account alone' {
        $all = New-Policy '{"Sid":"All","Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}'
        $rows = Test-ZtScp $all $log -Layer ResourceControl
        $rows.Answer | Select-Object -Unique | Should -Be Breaks
        ($rows | Measure-Object Count -Sum).Sum | Should -Be 2
        Test-ZtScp $all $log -Layer ResourceControl -ManagementAccountId $account | Should -BeNullOrEmpty
        $scp = New-Policy '{"Sid":"All","Effect":"Deny","Action":"s3:*","Resource":"*"}'
        $rows = Test-ZtScp $scp $log
        ($rows | Where-Object Answer -EQ Breaks | Measure-Object Count -Sum).Sum | Should -Be 2
        $rows.Principal | Should -Not -Match 'aws-service-role'
    }
}

Describe 'Test-ZtScp -Layer VpcEndpoint' {
    It 'counts what came through the endpoint' {
        $log = Save-Record @(
            New-Record GetObject @{ bucketName = 'data'; key = 'a' } -More @{ vpcEndpointId = 'vpce-1111' }
            New-Record PutObject @{ bucketName = 'data'; key = 'a' } -More @{ vpcEndpointId = 'vpce-1111' }
            New-Record ListBuckets @{} -More @{ vpcEndpointId = 'vpce-1111' }
            New-Record PutObject @{ bucketName = 'data'; key = 'a' } -More @{ vpcEndpointId = 'vpce-2222' }
            New-Record PutObject @{ bucketName = 'data'; key = 'a' })
        $policy = New-Policy '{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"},{"Effect":"Allow","Principal":"*","Action":"s3:List*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abcd123456"}}}'
        $rows = Test-ZtScp $policy $log -Layer VpcEndpoint -VpcEndpointId vpce-1111
        Get-Answer $rows s3:GetObject | Should -Be Safe
        Get-Answer $rows s3:ListAllMyBuckets | Should -Be CannotTell
        ($rows | Where-Object Answer -EQ Breaks).Count | Should -Be 1
        (Test-ZtScp $policy $log -Layer VpcEndpoint | Where-Object Answer -EQ Breaks).Count | Should -Be 2
    }
}

Describe 'Logs as they come' {
    BeforeAll { $deny = New-Policy '{"Sid":"NoS3","Effect":"Deny","Action":"s3:*","Resource":"*"}' }

    It 'reads <Name>' -ForEach @(
        @{ Name = 'an event of EventBridge'; Shape = { param($Record) @{ version = '0'; 'detail-type' = 'AWS API Call via CloudTrail'; source = 'aws.s3'; resources = @(); detail = $Record } | ConvertTo-Json -Depth 9 } }
        @{ Name = 'events one after the other'; Shape = { param($Record) $line = @{ detail = $Record } | ConvertTo-Json -Depth 9 -Compress; "$line$line" } }
        @{ Name = 'a message of CloudWatch Logs'; Shape = { param($Record) @{ messageType = 'DATA_MESSAGE'; logEvents = @(@{ id = '1'; message = ($Record | ConvertTo-Json -Depth 9 -Compress) }) } | ConvertTo-Json -Depth 9 } }
        @{ Name = 'the answer of lookup-events'; Shape = { param($Record) @{ Events = @(@{ EventName = 'x'; CloudTrailEvent = ($Record | ConvertTo-Json -Depth 9 -Compress) }) } | ConvertTo-Json -Depth 9 } }
        @{ Name = 'a file with a byte order mark'; Shape = { param($Record) [char]0xFEFF + (@{ Records = @($Record) } | ConvertTo-Json -Depth 9) } }) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive "odd [$([IO.Path]::GetRandomFileName())] `$x")
        [IO.File]::WriteAllText((Join-Path $folder.FullName 'log [1].json'), (& $Shape (New-Record PutObject @{ bucketName = 'data'; key = 'a' })), [Text.UTF8Encoding]::new($false))
        (Test-ZtScp $deny $folder.FullName).Answer | Should -Be Breaks
    }

    It 'names the file and the remedy where it cannot read' {
        $utf16 = Join-Path $TestDrive 'wide.json'
        '{"Records":[]}' | Set-Content $utf16 -Encoding unicode
        $digest = Join-Path $TestDrive 'other.json'
        '{"digestS3Bucket":"logs","logFiles":[]}' | Set-Content $digest
        $null = Test-ZtScp $deny $utf16, $digest -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -Match 'wide\.json.*save it as UTF-8'
        "$warnings" | Should -Match 'other\.json.*no CloudTrail records'
    }
}
