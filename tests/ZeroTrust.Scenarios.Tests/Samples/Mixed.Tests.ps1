Describe 'A file of all kinds' {
    It 'passes' { 1 | Should -Be 1 }
    It 'fails' { 1 | Should -Be 2 -Because 'it is a sample' }
    It 'skips' { Set-ItResult -Skipped -Because 'it is a sample' }
}
