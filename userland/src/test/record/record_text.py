"""How recorded output is written: a line a line, with what is not printable escaped."""


def escape(data):
    named = {10: '\\n', 9: '\\t', 92: '\\\\'}
    return ''.join(named.get(b) or (chr(b) if 32 <= b < 127 else '\\x%02x' % b) for b in data)


def text(sign, data):
    lines = data.split(b'\n'); last = lines.pop()
    for line in lines: yield (sign + ' ' + escape(line)).rstrip(' ') if not line else sign + ' ' + escape(line)
    if last: yield sign + '\\ ' + escape(last)
