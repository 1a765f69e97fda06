#Requires -Version 7.4
# Order: early
# Every example of the help runs against the sandbox without a terminating error. Those that name an AWS profile end where a machine without that
# profile must end: with the error that says so.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../ZeroTrust.psd1')
    $examples = foreach ($command in Get-Command -Module ZeroTrust) {
        $number = 0
        foreach ($example in (Get-Help $command.Name).examples.example) {
            $number++
            @{ Name = $command.Name; Number = $number; Code = ($example.code -replace '\r', '') }
        }
    }
}

Describe 'Examples' {
    BeforeAll {
        . $PSScriptRoot/ScenarioSetup.ps1
        Set-StrictMode -Off
        $env:AWS_CONFIG_FILE = Join-Path $TestDrive 'config'
        $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $TestDrive 'credentials'
        $env:AWS_EC2_METADATA_DISABLED = 'true'
    }

    AfterAll {
        Disconnect-ZtAws
        Remove-Item env:AWS_CONFIG_FILE, env:AWS_SHARED_CREDENTIALS_FILE, env:AWS_EC2_METADATA_DISABLED
    }

    It '<Name> <Number> runs' -ForEach $examples {
        $null = Connect-ZtAws -Sandbox -Region eu-west-1, us-east-1
        Push-Location $TestDrive
        try {
            # What is said about one resource (a refused change, a missing fact) does not end an example, nor a session.
            $run = { $ErrorActionPreference = 'Continue'; . ([scriptblock]::Create($Code)) *> $null }
            if ($Code -match '-ProfileName') {
                $run | Should -Throw -ErrorId 'ProfileNotFound,*'
            }
            else {
                $run | Should -Not -Throw
            }
        }
        finally {
            Pop-Location
        }
    }
}
