#Requires -Version 7.4
# What every command has that gives the findings of one step of the guide; Get-ZtIamFinding has a file of its own besides.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../ZeroTrust.psd1')
    $commands = foreach ($command in Get-Command -Module ZeroTrust) {
        for ($type = $command.ImplementingType; $type; $type = $type.BaseType) {
            if ($type.Name -eq 'StepFindingCmdlet') {
                @{ Name = $command.Name; Step = $command.ImplementingType.Namespace.Split('.')[-1] }
            }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    $sample = Get-SampleSnapshot
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Commands for the findings of a step' {
    It 'are there for five steps' -ForEach @(@{ Found = $commands.Name }) {
        $Found | Should -Be 'Get-ZtDataFinding', 'Get-ZtIamFinding', 'Get-ZtMonitoringFinding', 'Get-ZtNetworkFinding', 'Get-ZtPolicyFinding'
    }

    It '<Name> gives what did not pass of the controls of step <Step>, and nothing else' -ForEach $commands {
        $findings = @($sample | & $Name)
        $findings.Count | Should -BeGreaterThan 0
        $expected = @($sample | Get-ZtFinding -Step $Step -Status Fail, Unknown)
        $findings.Count | Should -Be $expected.Count
        ($findings.Id | Sort-Object) | Should -Be ($expected.Id | Sort-Object)
    }

    It '<Name> filters by status, severity, account and control' -ForEach $commands {
        $all = @($sample | & $Name -Status Pass, Fail, Unknown, NotApplicable)
        $one = $all | Select-Object -First 1
        ($sample | & $Name -Status $one.Outcome).Outcome | Select-Object -Unique | Should -Be $one.Outcome
        ($sample | & $Name $one.Severity -Status $one.Outcome).Severity | Select-Object -Unique | Should -Be $one.Severity
        ($sample | & $Name -Account $one.Account -Status $one.Outcome).Account | Select-Object -Unique | Should -Be $one.Account
        ($sample | & $Name -Control $one.ControlId -Status $one.Outcome).ControlId | Select-Object -Unique | Should -Be $one.ControlId
    }

    It '<Name> filters by what a finding is about: id, ARN and wildcards' -ForEach $commands {
        $parameter = (Get-Command $Name).Parameters.Keys | Where-Object { $_ -in 'Resource', 'Principal' }
        $one = $sample | & $Name | Select-Object -First 1
        $about = @{ $parameter = $one.Resource.Id }
        ($sample | & $Name @about).Resource.Id | Select-Object -Unique | Should -Be $one.Resource.Id
        $some = @{ $parameter = $one.Resource.Id.Substring(0, 3) + '*' }
        ($sample | & $Name @some).Resource.Id | Should -Contain $one.Resource.Id
        $none = @{ $parameter = 'nothing-is-called-that' }
        $sample | & $Name @none | Should -BeNullOrEmpty
    }

    It '<Name> says what is no pattern, no control of its step and no snapshot' -ForEach $commands {
        $parameter = (Get-Command $Name).Parameters.Keys | Where-Object { $_ -in 'Resource', 'Principal' }
        $broken = @{ $parameter = '*[' }
        { $sample | & $Name @broken -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
        $other = if ($Step -eq 'Network') { 'ZT.S3.1' } else { 'ZT.VPC.1' }
        { $sample | & $Name -Control $other -ErrorAction Stop } | Should -Throw '*no control of step*' -ErrorId 'ArgumentInvalid*'
        'text' | & $Name -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}
