Describe 'A file that leaves its mark' {
    It 'finds a clean session, and soils it' {
        $env:ZT_SAMPLE_MARK | Should -BeNullOrEmpty
        Get-Variable ZtSampleMark -Scope Global -ErrorAction Ignore | Should -BeNullOrEmpty
        $env:ZT_SAMPLE_MARK = $global:ZtSampleMark = $PID
        Write-Host "process $PID"
    }
}
