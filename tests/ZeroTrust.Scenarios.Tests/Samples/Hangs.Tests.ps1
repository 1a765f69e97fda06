Describe 'A file that hangs' {
    It 'waits' { Write-Host 'waiting'; [Threading.Thread]::Sleep([Threading.Timeout]::Infinite) }
}
