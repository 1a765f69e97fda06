#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    Disconnect-ZtAws

    function New-Record {
        param([string] $Source, [string] $Name, [string] $Region = 'eu-west-1', [string] $Account = '111122223333', [string] $Time = '2026-03-01T10:00:00Z', [hashtable] $More = @{})
        @{
            eventVersion = '1.08'; eventTime = $Time; eventSource = $Source; eventName = $Name; awsRegion = $Region; recipientAccountId = $Account
            sourceIPAddress = '198.51.100.7'; userAgent = 'aws-cli'
            userIdentity = @{ type = 'IAMUser'; principalId = 'AIDA'; arn = "arn:aws:iam::${Account}:user/ann"; accountId = $Account; userName = 'ann' }
        } + $More
    }

    function Save-Trail {
        param([string] $Path, [object[]] $Record)
        $null = New-Item -ItemType Directory (Split-Path $Path) -Force
        $text = @{ Records = $Record } | ConvertTo-Json -Depth 9
        if ($Path -notlike '*.gz') { Set-Content $Path $text; return }
        $file = [IO.File]::Create($Path)
        $gzip = [IO.Compression.GZipStream]::new($file, [IO.Compression.CompressionMode]::Compress)
        $gzip.Write([Text.Encoding]::UTF8.GetBytes($text))
        $gzip.Dispose()
        $file.Dispose()
    }

    $logs = Join-Path $TestDrive 'bucket/AWSLogs'
    Save-Trail "$logs/111122223333/CloudTrail/us-east-1/2026/03/01/a.json.gz" @(
        (New-Record 'ec2.amazonaws.com' 'RunInstances' -Region us-east-1)
        (New-Record 'ec2.amazonaws.com' 'RunInstances' -Region us-east-1 -Time '2026-03-02T11:12:00Z')
        (New-Record 'ec2.amazonaws.com' 'TerminateInstances' -Region us-east-1 -More @{ errorCode = 'Client.UnauthorizedOperation' }))
    Save-Trail "$logs/444455556666/CloudTrail/eu-west-1/2026/03/01/b.json" @(
        (New-Record 'ec2.amazonaws.com' 'RunInstances' -Account 444455556666)
        (New-Record 'sqs.amazonaws.com' 'SendMessage' -Region us-east-1 -Account 444455556666))
    Save-Trail "$logs/111122223333/CloudTrail-Digest/us-east-1/2026/03/01/digest.json.gz" @(New-Record 'ec2.amazonaws.com' 'RunInstances' -Region us-west-2)
    $limit = New-ZtScp -Template RegionLimit -AllowedRegion eu-west-1 -AsDocument
}

Describe 'Test-ZtScp' {
    It 'says what a new policy would break, from a copy of the bucket' {
        $rows = $limit | Test-ZtScp -TrailPath $logs
        $broken = @($rows | Where-Object Answer -EQ Breaks | Sort-Object Action)
        $broken.Action | Should -Be 'ec2:RunInstances', 'sqs:SendMessage'
        $broken[0].Count | Should -Be 2
        $broken[0].Principal | Should -Be 'arn:aws:iam::111122223333:user/ann'
        $broken[0].LastSeen | Should -Be ([DateTimeOffset]'2026-03-02T11:12:00Z')
        ($rows | Where-Object Answer -EQ Safe).Count | Should -Be 1
    }

    It 'keeps to accounts, and lets the management account alone' {
        ($limit | Test-ZtScp -TrailPath $logs -AccountId 444455556666 | Where-Object Answer -EQ Breaks).Action | Should -Be 'sqs:SendMessage'
        ($limit | Test-ZtScp -TrailPath $logs -ManagementAccountId 444455556666 | Where-Object Answer -EQ Breaks).Action | Should -Be 'ec2:RunInstances'
    }

    It 'takes files, and several documents as attached together' {
        $one = Join-Path $TestDrive 'one.json'
        $two = Join-Path $TestDrive 'two.json'
        '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sqs:*","Resource":"*"}]}' | Set-Content $one
        '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"ec2:*","Resource":"*"}]}' | Set-Content $two
        $rows = Get-Item $one, $two | Test-ZtScp -TrailPath $logs
        $rows.Answer | Select-Object -Unique | Should -Be 'Breaks'
    }

    It 'compares an identity policy with the one that it replaces' {
        $old = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:*","sqs:*"],"Resource":"*"}]}'
        $new = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]}'
        $rows = Test-ZtScp $new $logs -Layer Identity -OldPolicyDocument $old
        ($rows | Where-Object Answer -EQ Breaks).Action | Should -Be 'sqs:SendMessage'
        @($rows | Where-Object Answer -EQ Safe).Action | Should -Contain 'ec2:RunInstances'
    }

    It 'forecasts a boundary and a resource control policy' {
        $boundary = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]}'
        (Test-ZtScp $boundary $logs -Layer Boundary | Where-Object Answer -EQ Breaks).Action | Should -Be 'sqs:SendMessage'
        $control = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}]}'
        (Test-ZtScp $control $logs -Layer ResourceControl | Where-Object Answer -EQ Breaks).Action | Should -Be 'sqs:SendMessage'
    }

    It 'names the key that a record does not hold' {
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}}]}'
        $rows = Test-ZtScp $policy $logs
        $rows.Answer | Select-Object -Unique | Should -Be 'CannotTell'
        $rows[0].UnknownKeys | Should -Contain 'aws:PrincipalOrgID'
    }

    It 'has a table with what matters' {
        $text = $limit | Test-ZtScp -TrailPath $logs | Format-Table | Out-String -Width 200
        $text | Should -Match 'Answer\s+Principal\s+Action\s+Count\s+LastSeen\s+Reason'
        $text | Should -Match '2026-03-02 11:12'
    }

    It 'warns of a file that is cut, and of logs without records' {
        $bad = Join-Path $TestDrive 'cut.json'
        '{"Records":[{"eventName":"Run' | Set-Content $bad
        $warnings = @()
        $null = $limit | Test-ZtScp -TrailPath $bad -WarningVariable warnings -WarningAction SilentlyContinue
        ($warnings -join "`n") | Should -Match 'cut\.json was not read to its end'
        ($warnings -join "`n") | Should -Match 'no CloudTrail record'
    }

    It 'refuses what is no policy, no log, or too many' {
        { Test-ZtScp '{"Version":' $logs } | Should -Throw -ErrorId 'PolicyMalformed,*'
        { Test-ZtScp -Path (Join-Path $TestDrive 'none.json') -TrailPath $logs } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { $limit | Test-ZtScp -TrailPath (Join-Path $TestDrive 'nowhere') } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { Test-ZtScp $limit, $limit $logs -Layer Boundary } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }
}
