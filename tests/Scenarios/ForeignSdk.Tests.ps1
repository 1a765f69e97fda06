#Requires -Version 7.4
# Process: its own
# Another module has brought an AWSSDK.Core of another version into the session before ours is imported.
BeforeAll {
    $bin = Join-Path $PSScriptRoot '../../bin'
    $real = [Reflection.AssemblyName]::GetAssemblyName((Join-Path $bin 'aws/AWSSDK.Core.dll'))
    $folder = Join-Path ([IO.Path]::GetTempPath()) ('zt-foreign-' + [IO.Path]::GetRandomFileName())
    $null = New-Item -ItemType Directory $folder

    # Add-Type gives assemblies random names, so the compiler is used directly; the same public key makes it as tempting as it gets.
    Add-Type -TypeDefinition 'namespace ZtWarmUp { public static class Compiler { } }'
    $source = '[assembly: System.Reflection.AssemblyVersion("3.7.400.1")] namespace Amazon.Runtime { public class AmazonServiceClient { } }'
    $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($source)
    $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)
    $options = $options.WithCryptoPublicKey([Collections.Immutable.ImmutableArray]::Create([byte[]] $real.GetPublicKey())).WithPublicSign($true)
    $runtime = [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
    $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create('AWSSDK.Core', [Microsoft.CodeAnalysis.SyntaxTree[]] @($tree), [Microsoft.CodeAnalysis.MetadataReference[]] @($runtime), $options)
    $file = Join-Path $folder 'AWSSDK.Core.dll'
    $stream = [IO.File]::Create($file)
    try { $built = $compilation.Emit($stream) } finally { $stream.Dispose() }
    if (-not $built.Success) { throw ($built.Diagnostics -join "`n") }

    $foreign = [Reflection.Assembly]::LoadFrom($file)
    . $PSScriptRoot/ScenarioSetup.ps1
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'A session that has another AWS SDK' {
    It 'has the foreign one first' {
        $foreign.GetName().Name | Should -Be 'AWSSDK.Core'
        $foreign.GetName().Version | Should -Be ([version] '3.7.400.1')
    }

    It 'connects and finds' {
        (Connect-ZtAws -Sandbox -Region eu-west-1).Kind | Should -Be 'Sandbox'
        @(Get-ZtFinding -Control RootHasMfa).Count | Should -BeGreaterThan 0
    }

    It 'keeps its own SDK in a load context of its own' {
        $copies = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' }
        $copies.Count | Should -Be 2
        $own = $copies | Where-Object { $_ -ne $foreign }
        [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($own).Name | Should -Be 'ZeroTrust.Aws'
        $own.GetName().Version | Should -Be $real.Version
    }

    It 'hands out objects of one type on both sides' {
        $finding = Get-ZtFinding -Control RootHasMfa | Select-Object -First 1
        $finding -is [ZeroTrust.Core.Findings.Finding] | Should -BeTrue
        @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'ZeroTrust.Core' }).Count | Should -Be 1
    }
}
