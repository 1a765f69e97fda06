#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
}

Describe 'Controls of a framework' {
    It 'lists the controls that serve it' {
        (Get-ZtControl -Framework AWS-SECURITY-HUB).Id | Should -Contain 'ZT.KMS.1'
        (Get-ZtControl -Framework AWS-SECURITY-HUB).Id | Should -Not -Contain 'ZT.TAG.1'
    }

    It 'takes keys in any case, aliases and wildcards' {
        $expected = (Get-ZtControl -Framework CIS-AWS-4.0).Id
        (Get-ZtControl -Framework cis-aws-4.0).Id | Should -Be $expected
        (Get-ZtControl -Framework CIS-AWS-4.0.1).Id | Should -Be $expected
        (Get-ZtControl -Framework CIS-AWS-*).Id | Should -Contain 'ZT.ORG.1'
        $expected | Should -Not -Contain 'ZT.ORG.1'
    }

    It 'refuses a framework that does not exist' {
        { Get-ZtControl -Framework CIS-AWS-1.4 } | Should -Throw -ErrorId 'FrameworkNotFound,*'
        { Get-ZtControl -Coverage -Framework HIPAA* } | Should -Throw -ErrorId 'FrameworkNotFound,*'
    }

    It 'gives ids as a list, and by type of resource where they differ' {
        $frameworks = (Get-ZtControl -Control NoFullAdminPolicies).Frameworks
        $frameworks['CIS-AWS-3.0'] | Should -Be '1.16'
        $frameworks['AWS-FSBP'] | Should -Be 'IAM.1'
        $frameworks['AWS-FSBP'].For('AWS::IAM::User') | Should -BeNullOrEmpty
        $frameworks['AWS-FSBP'].For('AWS::IAM::ManagedPolicy') | Should -Be 'IAM.1'
    }
}

Describe 'Coverage of a framework' {
    BeforeAll {
        $coverage = Get-ZtControl -Coverage -Framework CIS-AWS-5.0
        $byId = @{}
        $coverage | ForEach-Object { $byId[$_.Requirement] = $_ }
    }

    It 'has every requirement, covered, partial or not covered' {
        $coverage | Should -HaveCount 63
        $byId['1.4'].Coverage | Should -Be 'Covered'
        $byId['1.4'].Controls | Should -Be 'ZT.IAM.1'
        $byId['2.1.3'].Coverage | Should -Be 'Partial'
        $byId['2.1.3'].Missing | Should -Match 'tag'
        $byId['1.1'].Coverage | Should -Be 'NotCovered'
        $byId['1.1'].Controls | Should -BeNullOrEmpty
    }

    It 'compares versions by topic' {
        $versions = Get-ZtControl -Coverage -Framework CIS-AWS-* | Where-Object Topic -EQ 'sg-v4'
        $versions.Requirement | Should -Be '5.2', '5.3', '5.3', '6.3', '6.3'
        $versions.Coverage | Sort-Object -Unique | Should -Be 'Covered'
    }

    It 'never says that controls cover an objective' {
        $tenets = Get-ZtControl -Coverage -Framework NIST-800-207
        $tenets | Should -HaveCount 7
        $tenets.Coverage | Sort-Object -Unique | Should -Be 'Partial'
    }

    It 'gives controls to the commands that take controls' {
        ($byId['2.1.4'].Controls | Get-ZtControl).Name | Should -Be 'BucketBlocksPublicAccess', 'AccountBlocksPublicAccess'
    }

    It 'shows itself as a table by framework' {
        $text = $coverage | Select-Object -First 4 | Out-String -Width 120
        $text | Should -Match 'Framework: CIS-AWS-5\.0'
        $text | Should -Match '1\.3\s+Covered\s+No root access key\s+ZT\.IAM\.2'
    }

    It 'goes with no filter for controls' {
        { Get-ZtControl -Coverage -Step Data } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}

Describe 'Coverage of the guide' {
    BeforeAll {
        $rows = @{}
        Get-ZtControl -Coverage | ForEach-Object { $rows[$_.Row] = $_ }
    }

    It 'has every row, with controls and commands' {
        $rows.Count | Should -Be 39
        $rows['G2.4'].Controls | Should -Contain 'ZT.IAM.3'
        $rows['G2.4'].EnforcingControls | Should -BeNullOrEmpty
        $rows['G2.4'].EnforcingCommands | Should -Be 'Enable-ZtMfaEnforcement'
        $rows['G6.3'].Commands | Should -Contain 'Test-ZtScp'
        $rows['G5.6'].CanEnforce | Should -BeFalse
        $rows['G6.5'].Title | Should -Match 'infrastructure code'
    }

    It 'names commands that exist' {
        $named = $rows.Values | ForEach-Object { $_.Commands + $_.EnforcingCommands } | Sort-Object -Unique
        $named | Should -Not -BeNullOrEmpty
        $named | Where-Object { -not (Get-Command $_ -Module ZeroTrust -ErrorAction Ignore) } | Should -BeNullOrEmpty
    }

    It 'shows itself as a table' {
        $rows['G6.3'] | Out-String -Width 160 | Should -Match 'G6\.3\s+Organizations and SCPs.*ZT\.ORG\.1, Get-ZtPolicyFinding, Test-ZtScp\s+New-ZtScp'
    }
}
