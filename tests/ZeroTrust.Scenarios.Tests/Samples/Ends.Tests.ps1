Describe 'A file that ends its process' {
    It 'goes' { Write-Host 'last words'; [Environment]::Exit(3) }
}
