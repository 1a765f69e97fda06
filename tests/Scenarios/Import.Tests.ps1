#Requires -Version 7.4
# Process: its own
BeforeAll {
    $manifest = Join-Path $PSScriptRoot '../../ZeroTrust.psd1'
}

Describe 'Importing the module' {
    It 'loads nothing of the AWS SDK and no control' {
        Import-Module $manifest -Force
        $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }
        $loaded | Should -Not -Contain 'AWSSDK.Core'
        $loaded | Should -Not -Contain 'ZeroTrust.Aws'
        $loaded | Should -Not -Contain 'ZeroTrust.Controls'
    }

    It 'is a valid manifest that names each cmdlet once' {
        $module = Test-ModuleManifest $manifest
        $module.CompatiblePSEditions | Should -Be 'Core'
        $module.ExportedCmdlets.Count | Should -BeGreaterThan 0
        (Get-Command -Module ZeroTrust).Count | Should -Be $module.ExportedCmdlets.Count
    }

    It 'brings help for every cmdlet' {
        foreach ($command in Get-Command -Module ZeroTrust) {
            $help = Get-Help $command.Name
            $help.Synopsis | Should -Not -Match ('^\s*' + $command.Name + ' ')
            $help.examples.example.Count | Should -BeGreaterThan 0 -Because $command.Name
        }
    }
}
