throw 'the file is broken'
