using System.Text;

namespace JobsDashboard.Jobs.Pasting;

/// <summary>Cuts a command into words as a shell does: quotes, backslashes, lines that go on. Nothing is expanded.</summary>
internal static class ShellWords
{
    /// <summary>The words up to a pipe, a redirection or the next command.</summary>
    public static List<string> Of(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (var i = 0; i < command.Length; i++)
        {
            var sign = command[i];
            var next = i + 1 < command.Length ? command[i + 1] : '\n';
            if (sign is '\\' or '^' && next is '\n' or '\r')
            {
                i += next == '\r' && i + 2 < command.Length && command[i + 2] == '\n' ? 2 : 1;
            }
            else if (char.IsWhiteSpace(sign))
            {
                End();
            }
            else if (word is null && sign is '|' or ';' or '>' or '&')
            {
                break;
            }
            else if (sign is '\'' or '"' || (sign == '$' && next == '\''))
            {
                i = Quoted(command, sign == '$' ? i + 1 : i, sign == '\'', word ??= new());
            }
            else if (sign == '\\')
            {
                (word ??= new()).Append(next);
                i++;
            }
            else
            {
                (word ??= new()).Append(sign);
            }
        }
        End();
        return words;

        void End()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
            }
            word = null;
        }
    }

    // Between single quotes a backslash is itself. Returns where the quote is closed; one that is not runs to the end.
    private static int Quoted(string command, int opening, bool isLiteral, StringBuilder word)
    {
        for (var i = opening + 1; i < command.Length; i++)
        {
            if (command[i] == command[opening])
            {
                return i;
            }
            if (command[i] == '\\' && !isLiteral && i + 1 < command.Length)
            {
                i++;
                if (command[i] == '\n')
                {
                    continue;
                }
                if (command[opening] == '"' && command[i] is not ('"' or '\\' or '$' or '`'))
                {
                    word.Append('\\');
                }
            }
            word.Append(command[i]);
        }
        return command.Length;
    }
}
