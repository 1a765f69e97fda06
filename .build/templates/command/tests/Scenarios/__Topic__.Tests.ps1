#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
}

AfterAll {
    Disconnect-ZtAws
}

Describe '__Command__' {
    BeforeEach {
        Connect-Sandbox
        $before = Get-SandboxState
        $failed = @(Get-ZtFinding -Control 'REPLACE-ME' -Status Fail)
    }

    It 'previews and changes nothing' {
        $null = $failed | __Command__ -WhatIf -ErrorAction Stop
        Get-SandboxState | Should -BeExactly $before
        Get-ZtChange | Should -BeNullOrEmpty
    }

    It 'applies, does nothing the second time, and undoes what it did' {
        $results = @($failed | __Command__ -Confirm:$false -ErrorAction Stop)
        $results.Count | Should -Be $failed.Count
        $results.Status | Select-Object -Unique | Should -Be 'Applied'
        $after = Get-SandboxState

        $null = $failed | __Command__ -Confirm:$false -ErrorAction Stop 6>&1
        Get-SandboxState | Should -BeExactly $after

        ($results | Undo-ZtChange -Confirm:$false -ErrorAction Stop).Status | Select-Object -Unique | Should -Be 'Undone'
        Get-SandboxState | Should -BeExactly $before
    }
}
