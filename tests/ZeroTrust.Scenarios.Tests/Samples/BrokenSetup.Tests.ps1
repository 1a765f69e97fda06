Describe 'A block whose setup breaks' {
    BeforeAll { throw 'the setup is broken' }
    It 'never runs' { 1 | Should -Be 1 }
}
