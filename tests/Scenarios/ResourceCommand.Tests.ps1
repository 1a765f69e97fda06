#Requires -Version 7.4
# Laws for every command that changes named resources, whoever adds it.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../ZeroTrust.psd1')
    $resourceCommands = foreach ($command in Get-Command -Module ZeroTrust) {
        $bases = for ($type = $command.ImplementingType.BaseType; $type; $type = $type.BaseType) { $type.Name }
        if ($bases -notcontains 'ResourceCmdlet') {
            continue
        }

        # The set in which findings come through the pipeline and everything else that is mandatory is a switch.
        $set = $command.ParameterSets | Where-Object {
            ($_.Parameters | Where-Object ValueFromPipeline) -and
            -not ($_.Parameters | Where-Object { $_.IsMandatory -and -not $_.ValueFromPipeline -and $_.ParameterType -ne [switch] })
        } | Select-Object -First 1
        $takes = $set.Parameters | Where-Object ValueFromPipeline
        $switches = @{}
        $set.Parameters | Where-Object { $_.IsMandatory -and $_.ParameterType -eq [switch] } | ForEach-Object { $switches[$_.Name] = $true }
        @{
            Name     = $command.Name
            Type     = $command.ImplementingType.GetProperty($takes.Name).CustomAttributes |
                Where-Object { $_.AttributeType.Name -eq 'ResourceArgumentAttribute' } |
                ForEach-Object { $_.ConstructorArguments[0].Value }
            Switches = $switches
            Control  = $command.ImplementingType.CustomAttributes |
                Where-Object { $_.AttributeType.Name -eq 'EnforcesAttribute' } |
                ForEach-Object { $_.NamedArguments | Where-Object MemberName -EQ 'Control' | ForEach-Object { $_.TypedValue.Value } }
            Bases    = $bases
        }
    }
    $controlCommands = $resourceCommands | Where-Object { $_.Bases -contains 'ControlCmdlet' }
}

BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    $sample = @(Get-SampleSnapshot | Get-ZtFinding)
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Commands that change named resources' {
    BeforeEach {
        Connect-Sandbox
    }

    It '<Name> previews what it would do to failed resources, and sends nothing' -ForEach $resourceCommands {
        $failed = @($sample | Where-Object { $_.Outcome -eq 'Fail' -and $_.ResourceType -eq $Type -and (-not $Control -or $_.ControlId -eq $Control) })
        $failed.Count | Should -BeGreaterThan 0
        $before = Get-SandboxState
        $null = $failed | & $Name @Switches -WhatIf -ErrorAction SilentlyContinue
        Get-SandboxState | Should -BeExactly $before
        Get-ZtChange | Should -BeNullOrEmpty
    }

    It '<Name> reports what is not a <Type>, and goes on' -ForEach $resourceCommands {
        $other = $sample | Where-Object ResourceType -NE $Type | Select-Object -First 1
        $errors = @()
        $null = $other | & $Name @Switches -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Be 'ArgumentInvalid'
    }

    It '<Name> reports an empty name' -ForEach $resourceCommands {
        $errors = @()
        $null = ' ' | & $Name @Switches -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Be 'ArgumentInvalid'
        "$errors" | Should -Match 'name is empty'
    }

    It '<Name> asks before it changes something' -ForEach $resourceCommands {
        $cmdlet = (Get-Command $Name).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
        $cmdlet.SupportsShouldProcess | Should -BeTrue
        $cmdlet.ConfirmImpact | Should -Be 'High'
    }

    It '<Name> names what does not exist' -ForEach $resourceCommands {
        $errors = @()
        $null = 'nothing-is-called-that' | & $Name @Switches -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'ResourceNotFound'
        "$errors" | Should -BeLike '*nothing-is-called-that*'
    }

    It '<Name> enforces a control that enforces' -ForEach $controlCommands {
        $info = Get-ZtControl -Control $Control
        $info.Writes.Count | Should -BeGreaterThan 0
        $info.ResourceType | Should -Be $Type
    }

    It '<Name> refuses what <Control> does not speak about, with the reason of the finding' -ForEach $controlCommands {
        $unfit = @($sample | Where-Object { $_.Outcome -eq 'NotApplicable' -and $_.ControlId -eq $Control } | Select-Object -First 3)
        if ($unfit.Count -eq 0) {
            Set-ItResult -Skipped -Because 'the control speaks about all of its resources in the sample'
        }

        $errors = @()
        $results = @($unfit | & $Name @Switches -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors)
        $results | Should -BeNullOrEmpty
        $errors | Get-ErrorId | Select-Object -Unique | Should -Be 'ControlNotApplicable'
        foreach ($finding in $unfit) {
            "$errors" | Should -BeLike "*$([wildcardpattern]::Escape($finding.Reason))*"
        }
    }
}
